import { afterAll, beforeAll, expect, test } from 'vitest';
import * as checks from '#app/api/v1/pull-secret-checks/route.ts';
import * as one from '#app/api/v1/namespaces/[namespace]/pull-secrets/[name]/route.ts';
import * as deletions from '#app/api/v1/pull-secret-deletions/route.ts';
import * as files from '#app/api/v1/pull-secrets/export/route.ts';
import * as rotations from '#app/api/v1/pull-secret-rotations/route.ts';
import * as list from '#app/api/v1/pull-secrets/route.ts';
import { holdPullport } from '#lib/server/process.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { storedDocument, storedSecret } from '#scripts/testing/demo-secrets.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
  holdPullport(Promise.resolve(pullport.running));
});
afterAll(() => pullport.close());

const canary = 'c@nary "pass\\word" <100%> ünï';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const forms = [
  canary,
  base64(canary),
  base64(base64(canary)),
  base64(`svc:${canary}`),
  base64(base64(`svc:${canary}`)),
  encodeURIComponent(canary),
  JSON.stringify(canary).slice(1, -1),
];

const host = '127.0.0.1:3000';
const answers: string[] = [];

type Handler = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Calls a route as mara and keeps everything that comes back. */
async function call(
  handler: Handler,
  method: string,
  body?: object,
  params: Record<string, string> = {},
  search = '',
) {
  const token = pullport.demo.people.find(({ name }) => name === 'mara')?.token ?? '';
  const headers = { host, authorization: `Bearer ${token}`, accept: 'application/x-ndjson' };
  const request = new Request(`http://${host}/api/v1/any${search}`, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  answers.push(JSON.stringify([...answer.headers]), await answer.text());
  return answer.status;
}

test('a password is found nowhere but in the Secret itself', async () => {
  const entry = { server: 'a.example', username: 'svc', password: canary };
  const input = { name: 'canary', entries: [entry], namespaces: ['payments', 'checkout', 'nowhere'] };
  const path = { namespace: 'payments', name: 'canary' };
  const { faults } = pullport.demo;
  expect(await call(checks.POST, 'POST', input)).toBe(200);
  expect(await call(list.POST, 'POST', { ...input, dryRun: true })).toBe(200);
  faults.add({ verb: 'create', resource: 'secrets' }, { kind: 'status', code: 500 }, 2);
  faults.add({ verb: 'create', resource: 'secrets' }, { kind: 'cut', afterBytes: 0 }, 1);
  for (let round = 0; round < 3; round += 1) expect(await call(list.POST, 'POST', input)).toBe(200);
  expect(await storedDocument(pullport, 'payments', 'canary')).toContain(base64(`svc:${canary}`));
  const changed = { ...input, entries: [{ ...entry, username: 'other' }] };
  for (const choice of ['leave', 'merge', 'replace']) {
    await call(checks.POST, 'POST', { ...changed, onConflict: { default: choice } });
    await call(list.POST, 'POST', { ...changed, onConflict: { default: choice } });
  }
  const { metadata } = await storedSecret(pullport, 'payments', 'canary');
  const password = `${canary}${canary}`;
  const edits = [{ action: 'set-password', key: 'a.example', password }];
  for (const resourceVersion of ['1', metadata.resourceVersion]) {
    await call(one.PATCH, 'PATCH', { resourceVersion, edits }, path);
    await call(one.PATCH, 'PATCH', { resourceVersion, document: `{"auths":"${canary}` }, path);
    await call(one.PATCH, 'PATCH', { resourceVersion, edits: canary, type: canary }, path);
  }
  const fixed = { ...input, name: 'fixed', namespaces: ['payments'], immutable: true };
  await call(list.POST, 'POST', { ...fixed, serviceAccounts: 'default' });
  const rotation = { ...path, name: 'fixed', key: 'a.example', password: `${canary}2` };
  faults.add({ verb: 'create', resource: 'secrets' }, { kind: 'status', code: 500 }, 1);
  for (const dryRun of [true, false, false]) await call(rotations.POST, 'POST', { ...rotation, dryRun });
  expect(await storedDocument(pullport, 'payments', 'fixed-2')).toContain(base64(`svc:${canary}2`));
  await call(rotations.POST, 'POST', { ...path, key: 'a.example', password: canary });
  await call(list.POST, 'POST', { ...input, document: canary });
  await call(list.POST, 'POST', { ...input, labels: { team: canary } });
  await call(checks.POST, 'POST', { ...input, labels: { team: canary } });
  await call(list.GET, 'GET');
  for (const format of ['csv', 'json']) await call(files.GET, 'GET', undefined, {}, `?format=${format}`);
  await call(one.GET, 'GET', undefined, path);
  await call(one.DELETE, 'DELETE', {}, path);
  await call(deletions.POST, 'POST', { secrets: [{ namespace: 'payments', name: 'fixed' }] });
  const said = [...answers, ...pullport.logLines];
  for (const text of said)
    for (const form of forms.filter((each) => text.includes(each))) {
      expect.unreachable(`${form} is in ${text.slice(0, 300)}`);
    }
  const events = JSON.stringify(await pullport.kube('GET', '/api/v1/namespaces/payments/events'));
  expect(forms.filter((form) => events.includes(form))).toEqual([]);
  expect(answers.some((text) => text.includes('"outcome":"created"'))).toBe(true);
});
