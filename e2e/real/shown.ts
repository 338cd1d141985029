import { isDeepStrictEqual } from 'node:util';
import type { Cluster } from '#e2e/cluster/cluster.ts';
import { waitingContainers } from '#e2e/cluster/record-read.ts';
import type { Json } from '#e2e/contract/client.ts';
import type { Expected } from '#e2e/real/expected-failures.ts';
import type { Product } from '#e2e/real/product.ts';
import { scenePods } from '#e2e/real/scene-pods.ts';
import { sceneLabel } from '#e2e/cluster/workloads/objects.ts';
import { api } from '#lib/paths.ts';

/** Somebody who looks through the product. */
export type Reader = { get(path: string): Promise<Json> };

/** Whoever the product itself acts as. Throws where an answer is no success. */
export function readerOf(product: Product): Reader {
  return {
    async get(path) {
      const { status, body } = await product.get(path);
      if (status === 200) return body;
      throw new Error(`${path}: ${status} ${body['detail']}`);
    },
  };
}

export type Shown = 'no row' | 'on its way' | 'healthy' | Omit<Expected, 'headline'>;

/** What the product's rows say of a scene's pods, alike ones once: where all agree, one. */
export async function shown(cluster: Cluster, reader: Reader, scene: string): Promise<Shown[]> {
  return unlike((await rowsOf(cluster, reader, scene)).map(stateOf));
}

export type Explained = Omit<Expected, 'state'> & { saysWhatToDo: boolean };

/** The explanations of a scene's failing containers, alike ones once. */
export async function explained(cluster: Cluster, reader: Reader, scene: string): Promise<Explained[]> {
  const rows = await rowsOf(cluster, reader, scene);
  const failing = rows.flatMap((row) => {
    const container = row === undefined ? undefined : failingContainer(row);
    return container === undefined ? [] : [api.pull(row?.['namespace'], row?.['name'], container['name'])];
  });
  const answers = await Promise.all(failing.map((path) => reader.get(path)));
  return unlike(answers.map(explainedAs));
}

/** A waiting container that the product does not show in the kubelet's own words. */
export type Misquoted = { pod: string; container: string; kubelet: object; product: object };

/**
 * Compares each waiting container of a scene with its row, its pod's page and its explanation. The kubelet goes to and
 * fro between an attempt and the wait after it: what changed between two reads is no more at the next look.
 */
export async function misquoted(cluster: Cluster, reader: Reader, scene: string): Promise<Misquoted[]> {
  const waiting = waitingContainers(await scenePods(cluster, scene));
  const looks = waiting.map(async ({ pod: { metadata }, container, reason, message }) => {
    const { namespace, name } = metadata;
    const [detail, explanation] = await Promise.all([
      reader.get(api.pod(namespace, name)),
      reader.get(api.pull(namespace, name, container)),
    ]);
    const row = detail['pod']?.containers.find((each: Json) => each['name'] === container);
    const said = { reason: explanation['said']?.reason, message: explanation['said']?.message };
    return {
      ...{ pod: `${namespace}/${name}`, container },
      // Rows have words of one piece: what a secret's decoder says stands in the message.
      kubelet: { row: reason.includes(' ') ? 'ErrImagePull' : reason, message, said: { reason, message } },
      product: { row: row?.reason, message: detail['messages']?.[container], said },
    };
  });
  return (await Promise.all(looks)).filter(({ kubelet, product: own }) => !isDeepStrictEqual(kubelet, own));
}

function explainedAs({ break: broken, causes, headline, remedies }: Json): Explained {
  return {
    ...{ cause: causes?.[0]?.code, breaks: `${broken?.hop}/${broken?.code}` },
    ...{ headline: plainText(headline ?? []), saysWhatToDo: remedies?.length > 0 },
  };
}

/** A sentence of the API as people read it. */
function plainText(sentence: readonly (string | Record<string, string>)[]): string {
  return sentence.map((part) => (typeof part === 'string' ? part : Object.values(part).join(''))).join('');
}

/** Rows of the pods that are there at this moment, undefined where one has none. */
async function rowsOf(cluster: Cluster, reader: Reader, scene: string): Promise<(Json | undefined)[]> {
  const pods = await scenePods(cluster, scene);
  const body = await reader.get(api.pods({ pageSize: 500, label: `${sceneLabel}=${scene}` }));
  return pods.map(({ metadata }) => body['items'].find((row: Json) => row['uid'] === metadata.uid));
}

/** Each value once. */
function unlike<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function stateOf(row: Json | undefined): Shown {
  if (row === undefined) return 'no row';
  const failing = failingContainer(row);
  if (failing === undefined)
    return ['running', 'completed'].includes(row['state']) ? 'healthy' : 'on its way';
  const { state, causes, break: broken } = failing;
  return { state, cause: causes[0].code, breaks: `${broken?.hop}/${broken?.code}` };
}

function failingContainer(row: Json): Json | undefined {
  return row['containers'].find((container: Json) => container['causes'].length > 0);
}
