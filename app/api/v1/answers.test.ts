import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operations } from '#lib/api/openapi-operations.ts';
import { podList } from '#lib/api/pods.ts';
import { pullSecretList } from '#lib/api/pull-secrets.ts';
import { holdPullport } from '#lib/server/process.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
  holdPullport(Promise.resolve(pullport.running));
});
afterAll(() => pullport.close());

type Values = Record<string, string>;
type Door = (request: Request, context: { params: Promise<Values> }) => Promise<Response>;
const module = z.object({ GET: z.custom<Door>((door) => typeof door === 'function') });

/** What a call answers to somebody, through the route's own file. */
async function ask(person: string, path: string, values: Values = {}, search = ''): Promise<Response> {
  const file = `app/api/v1${path.replaceAll('{', '[').replaceAll('}', ']')}/route.ts`;
  const { GET } = module.parse(await import(pathToFileURL(file).href));
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const token = pullport.demo.people.find(({ name }) => name === person)?.token ?? '';
  const headers = { host: '127.0.0.1:3000', authorization: `Bearer ${token}` };
  return GET(new Request(`http://127.0.0.1:3000/api/v1${address}${search}`, { headers }), {
    params: Promise.resolve(values),
  });
}

/** What the parameters of a path may be for somebody: each failing container, each secret. */
async function places(person: string, path: string): Promise<Values[]> {
  if (!path.includes('{')) return [{}];
  if (path.includes('/pull-secrets/')) {
    const { items } = pullSecretList.parse(await (await ask(person, '/pull-secrets')).json());
    return items
      .filter(({ health }) => health.code !== 'missing')
      .flatMap(({ secrets }) => secrets.map(({ namespace, name }) => ({ namespace, name })));
  }
  const { items } = podList.parse(await (await ask(person, '/pods', {}, '?pull=failing')).json());
  return items.flatMap(({ namespace, name, containers }) =>
    containers.map((container) => ({ namespace, name, container: container.name })),
  );
}

const described = operations.flatMap(({ method, path, answer }) =>
  method === 'get' && answer !== undefined ? [{ path, answer }] : [],
);
const search: Values = { '/proofs': '?namespace=payments' };

describe.each(['jana', 'mara', 'vera', 'nils'])('what %s is answered', (person) => {
  test.each(described)('is what the document says, and nothing more: GET $path', async ({ path, answer }) => {
    const all = await places(person, path);
    if (person === 'jana') expect(all).not.toEqual([]);
    for (const values of all) {
      const response = await ask(person, path, values, search[path]);
      const body: unknown = await response.json();
      if (response.status === 403) expect(body).toMatchObject({ code: 'forbidden' });
      // Parsing drops fields that no schema names: what is equal after it had none.
      else expect(answer.parse(body), JSON.stringify(values)).toEqual(body);
    }
  });
});
