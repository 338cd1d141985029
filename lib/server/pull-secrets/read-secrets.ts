import 'server-only';
import type { PullSecretType, SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { isObject, listAt, objectAt, objectsAt, textAt } from '#lib/server/cluster/json.ts';
import type { UserCluster } from '#lib/server/cluster/user-cluster.ts';
import { redactSecret } from './redact.ts';

const types: readonly PullSecretType[] = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'];
// Secrets may hold 1 MiB each; a page must stay well below what one answer may be.
const perPage = 100;

/**
 * All pull secrets of a namespace (null: of all), as this person, one list per type, redacted as they come.
 * @throws AppError `forbidden` where this person may not list secrets there
 */
export async function readPullSecrets(
  cluster: UserCluster,
  namespace: string | null,
): Promise<SecretFacts[]> {
  const lists = await Promise.all(types.map((type) => readType(cluster, namespace, type)));
  return lists.flat();
}

async function readType(
  cluster: UserCluster,
  namespace: string | null,
  type: PullSecretType,
): Promise<SecretFacts[]> {
  const facts: SecretFacts[] = [];
  let next = '';
  do {
    const answer = await cluster.get(
      { resource: 'secrets', namespace },
      { fieldSelector: `type=${type}`, limit: perPage, ...(next === '' ? {} : { continue: next }) },
    );
    const list = isObject(answer) ? answer : {};
    // Items of a list do not repeat their kind, but carry everything else.
    facts.push(...objectsAt(list, 'items').map(redactSecret));
    next = textAt(objectAt(list, 'metadata'), 'continue');
  } while (next !== '');
  return facts;
}

/**
 * The secrets of other types in a namespace, by name and type: a table without the objects, so no value is read.
 * @throws AppError as readPullSecrets does
 */
export async function readOtherSecrets(cluster: UserCluster, namespace: string): Promise<SecretFacts[]> {
  const table = await cluster.table({ resource: 'secrets', namespace });
  return objectsAt(isObject(table) ? table : {}, 'rows').flatMap((row) => {
    const [name, type] = listAt(row, 'cells');
    if (typeof name !== 'string' || typeof type !== 'string' || types.some((known) => known === type))
      return [];
    return [otherFacts(namespace, name, type)];
  });
}

function otherFacts(namespace: string, name: string, type: string): SecretFacts {
  return {
    namespace,
    name,
    type,
    uid: '',
    resourceVersion: '',
    immutable: false,
    createdAt: 0,
    writtenAt: 0,
    labels: {},
    managers: [],
    document: { is: 'wrong-type' },
    fingerprint: `${namespace}/${name}`,
  };
}
