import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asArray, member } from './objects.ts';
import { type Answer, PODS, SECRETS, startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.api.close());

const names = ({ body }: Answer) => asArray(body['items']).map((item) => member(item, 'metadata', 'name'));
const token = ({ body }: Answer) => encodeURIComponent(String(member(body, 'metadata', 'continue') ?? ''));

function fill(count: number): void {
  for (let index = 0; index < count; index += 1) {
    const namespace = index % 2 === 0 ? 'shop' : 'other';
    const labels = { app: index % 3 === 0 ? 'web' : 'api', ...(index === 1 ? { canary: 'yes' } : {}) };
    server.store.create('pods', {
      metadata: { name: `p${index}`, namespace, labels },
      spec: { nodeName: `node-${index % 2}` },
      status: { phase: index === 0 ? 'Pending' : 'Running' },
    });
  }
}

describe('lists', () => {
  it('answers a typed list whose items carry no kind, with the version to watch from', async () => {
    fill(3);
    const all = await server.get('/api/v1/pods');
    expect(all.body).toMatchObject({
      kind: 'PodList',
      apiVersion: 'v1',
      metadata: { resourceVersion: String(server.store.version) },
    });
    expect(names(all)).toEqual(['p1', 'p0', 'p2']);
    expect(member(asArray(all.body['items'])[0], 'kind')).toBeUndefined();
    expect(names(await server.get(PODS))).toEqual(['p0', 'p2']);
    expect(all.headers.get('date')).toBe('Thu, 15 Jan 2026 12:00:00 GMT');
  });

  it.each([
    ['labelSelector=app=web', ['p3', 'p0']],
    ['labelSelector=app!=web', ['p1', 'p2']],
    ['labelSelector=app in (web,api),canary', ['p1']],
    ['labelSelector=app notin (web)', ['p1', 'p2']],
    ['labelSelector=!canary', ['p3', 'p0', 'p2']],
    ['fieldSelector=spec.nodeName=node-0', ['p0', 'p2']],
    ['fieldSelector=status.phase!=Running', ['p0']],
    ['fieldSelector=metadata.name=p1,metadata.namespace=other', ['p1']],
  ])('selects by %s', async (query, expected) => {
    fill(4);
    expect(names(await server.get(`/api/v1/pods?${encodeURI(query)}`))).toEqual(expected);
  });

  it('selects secrets by type and refuses a field it does not serve', async () => {
    server.store.create('secrets', { metadata: { name: 'a', namespace: 'shop' }, type: 'Opaque' });
    server.store.create('secrets', {
      metadata: { name: 'b', namespace: 'shop' },
      type: 'kubernetes.io/dockercfg',
    });
    expect(names(await server.get(`${SECRETS}?fieldSelector=type=kubernetes.io/dockercfg`))).toEqual(['b']);
    const refused = await server.get(`${SECRETS}?fieldSelector=spec.nodeName=x`);
    expect(refused.body).toMatchObject({ code: 400, message: 'field label not supported: spec.nodeName' });
  });
});

describe('pages', () => {
  it('come from one state, whatever changes in between', async () => {
    fill(5);
    const first = await server.get('/api/v1/pods?limit=2');
    expect(names(first)).toEqual(['p1', 'p3']);
    expect(member(first.body, 'metadata', 'remainingItemCount')).toBe(3);
    server.store.delete('pods', 'shop', 'p2');
    server.store.create('pods', { metadata: { name: 'p00', namespace: 'shop' } });
    const second = await server.get(`/api/v1/pods?limit=2&continue=${token(first)}`);
    const third = await server.get(`/api/v1/pods?limit=2&continue=${token(second)}`);
    expect([...names(second), ...names(third)]).toEqual(['p0', 'p2', 'p4']);
    expect(member(second.body, 'metadata', 'resourceVersion')).toBe(
      member(first.body, 'metadata', 'resourceVersion'),
    );
    expect(token(third)).toBe('');
  });

  it('say nothing of what remains when something is selected', async () => {
    fill(5);
    const page = await server.get('/api/v1/pods?limit=1&labelSelector=app');
    expect(token(page)).not.toBe('');
    expect(member(page.body, 'metadata', 'remainingItemCount')).toBeUndefined();
  });

  it('answer 410 once the state is gone, with a token that goes on without consistency', async () => {
    fill(4);
    const first = await server.get('/api/v1/pods?limit=2');
    server.store.create('pods', { metadata: { name: 'p9', namespace: 'shop' } });
    server.clock.advance(6 * 60_000);
    const gone = await server.get(`/api/v1/pods?limit=2&continue=${token(first)}`);
    expect(gone.body).toMatchObject({ code: 410, reason: 'Expired' });
    const rest = await server.get(`/api/v1/pods?continue=${token(gone)}`);
    expect(names(rest)).toEqual(['p0', 'p2', 'p9']);
  });

  it('refuse a token that is none', async () => {
    expect((await server.get('/api/v1/pods?continue=%7B%7D')).body).toMatchObject({
      code: 400,
      reason: 'BadRequest',
    });
  });
});

describe('versions', () => {
  it('0 takes any state and ignores the limit', async () => {
    fill(3);
    expect(names(await server.get('/api/v1/pods?limit=1&resourceVersion=0'))).toHaveLength(3);
  });

  it('an exact one answers that state, from history or 410', async () => {
    fill(2);
    const version = server.store.version;
    server.store.mutate('pods', 'shop', 'p0', (draft) => ({ ...draft, status: { phase: 'Failed' } }));
    server.store.delete('pods', 'other', 'p1');
    const path = `/api/v1/pods?resourceVersion=${version}&resourceVersionMatch=Exact`;
    const then = await server.get(path);
    expect(names(then)).toEqual(['p1', 'p0']);
    expect(member(asArray(then.body['items'])[1], 'status', 'phase')).toBe('Pending');
    server.api.forgetHistory();
    expect((await server.get(path)).status).toBe(410);
  });

  it('one from the future answers 504 with a hint to retry', async () => {
    const late = await server.get('/api/v1/pods?resourceVersion=99999');
    expect(late.status).toBe(504);
    expect(late.body).toMatchObject({ reason: 'Timeout', details: { retryAfterSeconds: 1 } });
  });

  it.each([
    'resourceVersionMatch=Exact',
    'resourceVersion=1&resourceVersionMatch=Newest',
    'sendInitialEvents=true',
  ])('%s is refused with 422', async (query) =>
    expect((await server.get(`/api/v1/pods?${query}`)).status).toBe(422),
  );
});
