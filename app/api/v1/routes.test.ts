import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as unknown from '#app/api/[...unknown]/route.ts';
import * as pod from '#app/api/v1/namespaces/[namespace]/pods/[name]/route.ts';
import * as overview from '#app/api/v1/overview/route.ts';
import * as pods from '#app/api/v1/pods/route.ts';
import * as restarts from '#app/api/v1/restarts/route.ts';
import * as session from '#app/api/v1/session/route.ts';
import { GET as healthz } from '#app/healthz/route.ts';
import { GET as metrics } from '#app/metrics/route.ts';
import { GET as readyz } from '#app/readyz/route.ts';
import { holdPullport } from '#lib/server/process.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
  holdPullport(Promise.resolve(pullport.running));
});
afterAll(() => pullport.close());

const host = '127.0.0.1:3000';
const ours = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };

function request(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Request {
  return new Request(`http://${host}${path}`, { ...init, headers: { host, ...init.headers } });
}
const post = (path: string, body: object, headers: Record<string, string> = ours) =>
  request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const params = (values: Record<string, string> = {}) => ({ params: Promise.resolve(values) });

describe('the routes', () => {
  test('answer with JSON that no cache keeps, and a number to find in the log', async () => {
    const answer = await pods.GET(request('/api/v1/pods?pull=failing'), params());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await overview.GET(request('/api/v1/overview'), params())).status).toBe(200);
  });

  test('refuse with a problem that names the field, the right or the method', async () => {
    const wrong = await pods.GET(request('/api/v1/pods?no=1'), params());
    expect(wrong.headers.get('content-type')).toBe('application/problem+json');
    expect(await wrong.json()).toMatchObject({ status: 400, errors: [{ field: 'no' }] });
    const missing = await pod.GET(
      request('/api/v1/namespaces/a/pods/b'),
      params({ namespace: 'a', name: 'b' }),
    );
    expect(await missing.json()).toMatchObject({ status: 404, code: 'not-found' });
    const method = await pods.DELETE(request('/api/v1/pods', { method: 'DELETE', headers: ours }), params());
    expect(method.status).toBe(405);
    expect(method.headers.get('allow')).toBe('GET, HEAD');
  });

  test('refuse whatever is not there, for every method', async () => {
    const answer = await unknown.PUT(request('/api/v1/nothing', { method: 'PUT', headers: ours }), params());
    expect(await answer.json()).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('refuse writes from elsewhere, and stream a line per object to ours', async () => {
    const body = { workloads: [{ namespace: 'search', kind: 'Deployment', name: 'indexer' }], dryRun: true };
    const foreign = await restarts.POST(
      post('/api/v1/restarts', body, { ...ours, origin: 'https://evil.example' }),
      params(),
    );
    expect(await foreign.json()).toMatchObject({ status: 403, code: 'cross-origin' });
    const answer = await restarts.POST(
      post('/api/v1/restarts', body, { ...ours, accept: 'application/x-ndjson' }),
      params(),
    );
    const lines = (await answer.text()).trimEnd().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object)[0])).toEqual(['namespace', 'summary']);
  });

  test('sign in as somebody of the demo', async () => {
    const answer = await session.POST(post('/api/v1/session', { person: 'mara' }), params());
    expect(answer.status).toBe(204);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const who = await session.GET(request('/api/v1/session', { headers: { cookie } }), params());
    expect(await who.json()).toMatchObject({ user: { name: 'mara' }, method: 'demo' });
  });
});

describe('the doors for machines', () => {
  test('say that the process lives and is ready', async () => {
    expect((await healthz(request('/healthz'))).status).toBe(200);
    expect((await readyz(request('/readyz'))).status).toBe(200);
  });

  test('show metrics under our own names only', async () => {
    const answer = await metrics(request('/metrics'));
    const text = await answer.text();
    expect(text).toContain(`pullport_pods ${pullport.running.podIndex.size}`);
    expect(text).not.toContain('checkout');
    const foreign = await metrics(request('/metrics', { headers: { host: 'evil.example' } }));
    expect(foreign.status).toBe(404);
  });
});
