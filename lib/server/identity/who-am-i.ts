import 'server-only';
import { LRUCache } from 'lru-cache';
import { AppError } from '#lib/domain/errors.ts';
import { clusterRequest } from '#lib/server/cluster/request.ts';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import type { ClusterCredentials } from '#lib/server/cluster/credentials.ts';
import { isObject, listAt, objectAt, textAt } from '#lib/server/cluster/json.ts';

type Person = { name: string; groups: readonly string[] };

const remembered = new LRUCache<string, Person>({ max: 2000, ttl: 30_000 });

/**
 * Asks the API server who these credentials are (SelfSubjectReview); a yes is remembered 30 s under `key`.
 * @throws AppError `unauthenticated` when the API server does not take them
 */
export async function whoAmI(
  connection: ClusterConnection,
  credentials: ClusterCredentials,
  key: string,
): Promise<Person> {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const answer = await clusterRequest(connection, credentials, {
    method: 'POST',
    path: { resource: 'selfsubjectreviews' },
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' },
  });
  const user = objectAt(objectAt(isObject(answer.json) ? answer.json : {}, 'status'), 'userInfo');
  const name = textAt(user, 'username');
  // An API server with anonymous access answers an empty or unknown token as system:anonymous.
  if (name === '' || name === 'system:anonymous') {
    throw new AppError('unauthenticated', 'The cluster does not know this token. Paste a current one.');
  }
  const person = {
    name,
    groups: listAt(user, 'groups').filter((group) => typeof group === 'string'),
  };
  remembered.set(key, person);
  return person;
}

/** Forgets an answer, at sign-out. */
export function forgetWhoAmI(key: string): void {
  remembered.delete(key);
}
