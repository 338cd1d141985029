import 'server-only';
import type { AccountLinks } from '#lib/domain/service-account/links.ts';
import { isObject, objectAt, objectsAt, textAt, type JsonObject } from '#lib/server/cluster/json.ts';
import type { Context } from '../context.ts';
import { gitOpsOf } from '../pull-secrets/managers.ts';

/** An account's links, and the tools that may put back what is changed in them. */
export type ManagedLinks = AccountLinks & { gitOps: readonly string[] };

/**
 * The links of an account as they are this moment, read as this person.
 * @throws AppError `not-found`, `forbidden` or whatever reading it meets
 */
export async function readLinks(
  { cluster }: Pick<Context, 'cluster'>,
  namespace: string,
  account: string,
): Promise<ManagedLinks> {
  return linksIn(await cluster.get({ resource: 'serviceaccounts', namespace, name: account }));
}

/** The links in what the API server answers. */
export function linksIn(answer: unknown): ManagedLinks {
  const object = isObject(answer) ? answer : {};
  return {
    resourceVersion: textAt(objectAt(object, 'metadata'), 'resourceVersion'),
    gitOps: gitOpsOf(objectAt(object, 'metadata')),
    imagePullSecrets: namesIn(object, 'imagePullSecrets'),
    secrets: namesIn(object, 'secrets'),
  };
}

/** null where the object has no list: appending to none is refused, so one must be made. */
function namesIn(object: JsonObject, list: string): readonly string[] | null {
  if (!Array.isArray(object[list])) return null;
  return objectsAt(object, list).map((reference) => textAt(reference, 'name'));
}
