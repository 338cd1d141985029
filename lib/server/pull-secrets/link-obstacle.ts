import 'server-only';
import type { ResultLine } from '#lib/api/writes.ts';
import type { Context } from '../context.ts';
import { mayLink } from '../service-accounts/may-link.ts';
import { resultLine } from '../writes/result-line.ts';
import type { Targets } from './link-targets.ts';

/** The right that is missing: without its links the secret would help nobody, so it is not created either. */
export type LinkObstacle = { verb: string; resource: string };

/** What keeps this person from creating a secret and linking it to these accounts; null where nothing is known to. */
export async function linkObstacle(
  context: Context,
  namespace: string,
  targets: Targets,
): Promise<LinkObstacle | null> {
  const missing = await missingForLinks(context, namespace, targets);
  if (missing === null) return null;
  // In the order of the work: who may not even create hears of that.
  const create = { verb: 'create', resource: 'secrets' } as const;
  return (await context.access.may({ ...create, namespace })) ? missing : create;
}

async function missingForLinks(
  context: Context,
  namespace: string,
  targets: Targets,
): Promise<LinkObstacle | null> {
  if (targets.is === 'not-visible') return { verb: 'list', resource: targets.resource };
  const may = await mayLink(context, namespace, targets.accounts);
  return may ? null : { verb: 'patch', resource: 'serviceaccounts' };
}

/** The line of a secret that is not created because of it. */
export function obstacleLine(namespace: string, name: string, { verb, resource }: LinkObstacle): ResultLine {
  const detail = `You may not ${verb} ${resource} in namespace ${namespace}; nothing is created.`;
  const end = { outcome: 'forbidden', detail, scope: { verb, resource, namespace } } as const;
  return resultLine({ namespace, kind: 'Secret', name }, end);
}
