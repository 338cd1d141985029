import { expect } from 'vitest';
import type { Cluster } from '#e2e/cluster/cluster.ts';
import type { Identity } from '#e2e/cluster/identities.ts';
import type { Json } from '#e2e/contract/client.ts';
import { bearerOf } from '#e2e/real/pod-environment.ts';
import type { Product } from '#e2e/real/product.ts';
import type { ResultLine, WriteResult } from '#lib/api/writes.ts';

/** Somebody who uses the product's API with a token. */
export type Person = {
  /** Throws where the answer is no success. */
  get(path: string): Promise<Json>;
  call(method: string, path: string, body?: object): Promise<{ status: number; body: Json }>;
  /** A write and its whole result. Throws where nothing was even begun. */
  write(method: string, path: string, body: object): Promise<WriteResult>;
  /** The same, line by line as they come; `onLine` may end the product meanwhile. */
  writeByLine(path: string, body: object, onLine: (line: ResultLine) => Promise<void>): Promise<void>;
};

/** `heard` is given every answer as it came, headers included. */
export function personOf(
  product: Product,
  cluster: Cluster,
  identity: Identity,
  heard: (text: string) => void = () => {},
): Person {
  const bearer = bearerOf(cluster, identity);
  const person: Person = {
    async get(path) {
      const { status, body } = await person.call('GET', path);
      expect(status, `${path}: ${body['detail']}`).toBe(200);
      return body;
    },
    async call(method, path, body) {
      const answer = await product.send(method, path, body, bearer);
      const text = await answer.text();
      heard(`${JSON.stringify([...answer.headers])}\n${text}`);
      return { status: answer.status, body: JSON.parse(text) };
    },
    async write(method, path, body) {
      const answer = await person.call(method, path, body);
      expect(answer.status, `${path}: ${answer.body['detail']}`).toBe(200);
      return answer.body as WriteResult;
    },
    async writeByLine(path, body, onLine) {
      const accept = { ...bearer, accept: 'application/x-ndjson' };
      const answer = await product.send('POST', path, body, accept);
      let rest = '';
      for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        heard(chunk);
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const value: ResultLine | { summary: unknown } = JSON.parse(line);
          if ('outcome' in value) await onLine(value);
        }
      }
    },
  };
  return person;
}

/** Objects of a result in the order of its lines, such as `ServiceAccount payments/default updated`. */
export function linesOf({ results }: WriteResult): string[] {
  return results.map(({ kind, namespace, name, outcome }) => `${kind} ${namespace}/${name} ${outcome}`);
}

/** How many lines ended how, those that never happened left out. */
export function countsOf({ counts }: WriteResult): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
