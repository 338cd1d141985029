import { toFacts } from '#lib/domain/pull-secret/document-facts.ts';
import type { NamedSecret, SecretFacts } from '#lib/domain/pull-secret/facts.ts';

/** A Secret as tests write it down, data as plain text. */
export type TestSecret = { name?: string; namespace?: string; type: string; data: Record<string, string> };

/** The facts of one secret made of its type and data, written `since`; everything else is filled in. */
export function factsOf(
  { name = 'secret', namespace = 'team', type, data }: TestSecret,
  since = 0,
): SecretFacts {
  return {
    namespace,
    name,
    uid: `uid-${name}`,
    resourceVersion: '1',
    type,
    immutable: false,
    createdAt: since,
    writtenAt: since,
    labels: {},
    managers: [],
    document: toFacts({ type, data }, since),
    fingerprint: '',
  };
}

/** Secrets as a pod lists them, all there. */
export function secretFacts(secrets: readonly TestSecret[]): NamedSecret[] {
  return secrets.map((secret, index) => {
    const name = secret.name ?? `secret-${index}`;
    return { is: 'there', name, facts: factsOf({ ...secret, name }) };
  });
}
