import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asArray, type JsonObject, type JsonValue, member } from './objects.ts';
import { ALICE, PODS, podBody, SECRETS, startTestServer, type TestServer } from './test-server.ts';

const GROUP = 'rbac.authorization.k8s.io';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.api.close());

/** Grants alice these rules: in `shop`, or everywhere where `namespace` is null. */
function grant(
  namespace: string | null,
  rules: JsonValue[],
  subject: JsonObject = { kind: 'User', name: 'alice' },
): void {
  const name = `grant-${server.store.version}`;
  const home = namespace === null ? { name } : { name, namespace };
  const [roles, bindings] =
    namespace === null
      ? (['clusterroles', 'clusterrolebindings'] as const)
      : (['roles', 'rolebindings'] as const);
  server.store.create(roles, { metadata: { ...home }, rules });
  const roleRef = { apiGroup: GROUP, kind: namespace === null ? 'ClusterRole' : 'Role', name };
  server.store.create(bindings, { metadata: { ...home }, roleRef, subjects: [subject] });
}

const rule = (verbs: string[], resources: string[], more: JsonObject = {}): JsonObject => ({
  verbs,
  apiGroups: [''],
  resources,
  ...more,
});
const statusOf = async (path: string, headers: Record<string, string> = ALICE) =>
  (await server.get(path, headers)).status;

describe('who asks', () => {
  it('is known by token or by the path, and refused by 401 otherwise', async () => {
    expect(await statusOf(PODS, { Authorization: 'Bearer wrong' })).toBe(401);
    expect(await statusOf(`/as/nobody${PODS}`)).toBe(401);
    expect(await statusOf(`/as/admin${PODS}`, { Authorization: '' })).toBe(200);
    const refused = await fetch(server.api.url + PODS);
    expect(await refused.json()).toMatchObject({
      code: 403,
      message: expect.stringContaining('User "system:anonymous" cannot list'),
    });
    expect(await statusOf('/version', { Authorization: '' })).toBe(401);
    expect((await fetch(`${server.api.url}/readyz`)).status).toBe(200);
  });

  it('is refused in the words of RBAC, the same whether or not the thing exists', async () => {
    server.store.create('secrets', { metadata: { name: 'there', namespace: 'shop' } });
    const [there, gone] = [
      await server.get(`${SECRETS}/there`, ALICE),
      await server.get(`${SECRETS}/gone`, ALICE),
    ];
    expect(there.body).toMatchObject({
      code: 403,
      reason: 'Forbidden',
      message:
        'secrets "there" is forbidden: User "alice" cannot get resource "secrets" in API group "" in the namespace "shop"',
      details: { name: 'there', kind: 'secrets' },
    });
    expect(JSON.stringify(gone.body).replaceAll('gone', 'there')).toBe(JSON.stringify(there.body));
    const nodes = await server.get('/api/v1/nodes', ALICE);
    expect(nodes.body['message']).toBe(
      'nodes is forbidden: User "alice" cannot list resource "nodes" in API group "" at the cluster scope',
    );
  });
});

describe('rules', () => {
  it('of a role hold in its namespace only, given to a user or a group', async () => {
    grant('shop', [rule(['list'], ['pods'])], { kind: 'Group', name: 'team-shop' });
    expect(await statusOf(PODS)).toBe(200);
    expect(await statusOf('/api/v1/pods')).toBe(403);
    expect(await statusOf('/api/v1/namespaces/other/pods')).toBe(403);
    expect(await statusOf(`${PODS}?watch=1`)).toBe(403);
  });

  it('with names allow those names, and a list or watch of one of them', async () => {
    grant('shop', [rule(['get', 'list'], ['secrets'], { resourceNames: ['mine', '*'] })]);
    server.store.create('secrets', { metadata: { name: 'mine', namespace: 'shop' } });
    expect(await statusOf(`${SECRETS}/mine`)).toBe(200);
    expect(await statusOf(`${SECRETS}/other`)).toBe(403);
    expect(await statusOf(SECRETS)).toBe(403);
    expect(await statusOf(`${SECRETS}?fieldSelector=metadata.name%3Dmine`)).toBe(200);
    expect(await statusOf(`${SECRETS}?fieldSelector=metadata.name%3Dother`)).toBe(403);
  });

  it('tell subresources apart', async () => {
    grant('shop', [rule(['update'], ['pods'])]);
    await server.call('POST', PODS, podBody('web'));
    const body = { metadata: { name: 'web' }, status: {} };
    expect((await server.call('PUT', `${PODS}/web/status`, body, ALICE)).status).toBe(403);
    grant('shop', [rule(['update'], ['*/status'])]);
    expect((await server.call('PUT', `${PODS}/web/status`, body, ALICE)).status).toBe(200);
  });

  it('take effect and lapse at once', async () => {
    grant('shop', [rule(['list'], ['pods'])]);
    const [binding] = server.store.list('rolebindings');
    server.store.delete('rolebindings', 'shop', binding?.metadata.name ?? '');
    expect(await statusOf(PODS)).toBe(403);
  });
});

describe('impersonation', () => {
  it('needs the right for every value and then acts as that user', async () => {
    grant('shop', [rule(['list'], ['pods'])]);
    grant(null, [rule(['impersonate'], ['users'], { resourceNames: ['bob'] })]);
    const asAlice = { 'Impersonate-User': 'alice' };
    expect(await statusOf(PODS, asAlice)).toBe(200);
    expect(await statusOf('/api/v1/pods', asAlice)).toBe(403);
    const refused = await server.get(PODS, { ...ALICE, 'Impersonate-User': 'bob' });
    expect(refused.body['message']).toContain('User "bob" cannot list resource "pods"');
    const denied = await server.get(PODS, { ...ALICE, 'Impersonate-User': 'admin' });
    expect(denied.body['message']).toContain('User "alice" cannot impersonate resource "users"');
    expect(await statusOf(PODS, { ...ALICE, 'Impersonate-User': 'bob', 'Impersonate-Group': 'ops' })).toBe(
      403,
    );
    expect(
      await statusOf('/api/v1/pods', { 'Impersonate-User': 'bob', 'Impersonate-Group': 'system:masters' }),
    ).toBe(200);
    expect(await statusOf(PODS, { 'Impersonate-Group': 'system:masters' })).toBe(400);
  });

  it('names a service account by its standard groups', async () => {
    const { body } = await server.call(
      'POST',
      '/apis/authentication.k8s.io/v1/selfsubjectreviews',
      {},
      {
        'Impersonate-User': 'system:serviceaccount:shop:default',
        'Impersonate-Extra-Scopes': 'view',
      },
    );
    expect(member(body, 'status', 'userInfo')).toEqual({
      username: 'system:serviceaccount:shop:default',
      groups: ['system:serviceaccounts', 'system:serviceaccounts:shop', 'system:authenticated'],
      extra: { scopes: ['view'] },
    });
  });
});

describe('reviews', () => {
  const review = (resourceAttributes: JsonObject) =>
    server.call(
      'POST',
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      { spec: { resourceAttributes } },
      ALICE,
    );

  it('answer one question as the server itself would', async () => {
    grant('shop', [rule(['get'], ['pods'])]);
    const yes = await review({ verb: 'get', resource: 'pods', namespace: 'shop' });
    expect(yes.body).toMatchObject({
      status: { allowed: true, reason: expect.stringContaining('RBAC: allowed by RoleBinding') },
    });
    const no = await review({ verb: 'get', resource: 'pods' });
    expect(member(no.body, 'status')).toEqual({ allowed: false });
    expect(
      (await server.call('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {}, ALICE)).status,
    ).toBe(422);
  });

  it('list the rules of a namespace and say who one is', async () => {
    grant('shop', [rule(['get'], ['pods'])]);
    const rules = await server.call(
      'POST',
      '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
      { spec: { namespace: 'shop' } },
      ALICE,
    );
    expect(asArray(member(rules.body, 'status', 'resourceRules'))).toContainEqual({
      verbs: ['get'],
      apiGroups: [''],
      resources: ['pods'],
    });
    expect(member(rules.body, 'status', 'incomplete')).toBe(false);
    const self = await server.call('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', {}, ALICE);
    expect(member(self.body, 'status', 'userInfo')).toEqual({
      username: 'alice',
      groups: ['team-shop', 'system:authenticated'],
    });
  });
});
