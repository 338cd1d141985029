import type { CredentialRow } from '#lib/api/pull-secrets.ts';
import { pages } from '#lib/paths.ts';

/** The page of a credential's oldest secret; null where there is none behind the name. */
export function pageOf({ secrets: [first], health }: CredentialRow): string | null {
  return first === undefined || health.code === 'missing'
    ? null
    : pages.pullSecret(first.namespace, first.name);
}

/** The form that creates it under the name that is asked for, wherever it is. */
export function createMissing({ secrets }: Pick<CredentialRow, 'secrets'>): string {
  const [first] = secrets;
  return pages.newPullSecret({ name: first?.name, namespace: secrets.map(({ namespace }) => namespace) });
}
