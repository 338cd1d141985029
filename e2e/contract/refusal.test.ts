import { beforeAll, describe, expect, it } from 'vitest';
import { mergePatch, pullSecret } from '#e2e/contract/objects.ts';
import { guest, guestName, impostor, ownNamespace, stranger } from '#e2e/contract/place.ts';

const place = ownNamespace();
let user = '';
beforeAll(async () => {
  user = await guestName();
});

type Asked = [method: string, path: string, what: string, body?: object | undefined];

const within: Asked[] = [
  [
    'GET',
    `${place.core}/secrets`,
    'secrets is forbidden: User "USER" cannot list resource "secrets" in API group ""',
  ],
  [
    'GET',
    `${place.core}/pods?watch=1`,
    'pods is forbidden: User "USER" cannot watch resource "pods" in API group ""',
  ],
  [
    'GET',
    `${place.core}/secrets/a`,
    'secrets "a" is forbidden: User "USER" cannot get resource "secrets" in API group ""',
  ],
  [
    'POST',
    `${place.core}/secrets`,
    'secrets is forbidden: User "USER" cannot create resource "secrets" in API group ""',
    pullSecret('a', '{}'),
  ],
  [
    'DELETE',
    `${place.core}/secrets/a`,
    'secrets "a" is forbidden: User "USER" cannot delete resource "secrets" in API group ""',
  ],
  [
    'PATCH',
    `${place.apps}/deployments/web`,
    'deployments.apps "web" is forbidden: User "USER" cannot patch resource "deployments" in API group "apps"',
    {},
  ],
  [
    'PATCH',
    `${place.core}/pods/web/ephemeralcontainers`,
    'pods "web" is forbidden: User "USER" cannot patch resource "pods/ephemeralcontainers" in API group ""',
    {},
  ],
  [
    'GET',
    place.core,
    `namespaces "${place.name}" is forbidden: User "USER" cannot get resource "namespaces" in API group ""`,
  ],
];

const everywhere: Asked[] = [
  [
    'GET',
    '/api/v1/pods',
    'pods is forbidden: User "USER" cannot list resource "pods" in API group "" at the cluster scope',
  ],
  [
    'GET',
    '/api/v1/namespaces',
    'namespaces is forbidden: User "USER" cannot list resource "namespaces" in API group "" at the cluster scope',
  ],
  [
    'GET',
    '/apis/apps/v1/deployments',
    'deployments.apps is forbidden: User "USER" cannot list resource "deployments" in API group "apps" at the cluster scope',
  ],
  ['GET', '/metrics', 'forbidden: User "USER" cannot get path "/metrics"'],
];

describe('without the right', () => {
  const scoped = within.map(([method, path, what, body]): Asked => [
    method,
    path,
    `${what} in the namespace "${place.name}"`,
    body,
  ]);

  it.each([...scoped, ...everywhere])('%s %s is refused in these words', async (method, path, what, body) => {
    const answer = await guest.call(method, path, body, method === 'PATCH' ? mergePatch : {});
    expect(answer).toMatchObject({
      status: 403,
      body: {
        ...{ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Forbidden', code: 403 },
        message: what.replace('USER', user),
      },
    });
  });

  it('a refusal is the same whether or not the thing is there', async () => {
    const [missing, namespace] = await Promise.all([
      guest.get(`${place.core}/serviceaccounts/no-such`),
      guest.get(`${place.core}/serviceaccounts/default`),
    ]);
    const plain = (text: string) => text.replaceAll('no-such', 'default');
    expect(JSON.parse(plain(JSON.stringify(missing.body)))).toEqual(namespace.body);
  });

  it('details name what was asked for', async () => {
    expect((await guest.get(`${place.apps}/deployments/web`)).body['details']).toEqual({
      ...{ name: 'web', group: 'apps', kind: 'deployments' },
    });
  });
});

describe('without an identity', () => {
  it('a token that nobody has is a 401', async () => {
    expect(await impostor.get(`${place.core}/pods`)).toMatchObject({
      status: 401,
      body: { kind: 'Status', reason: 'Unauthorized', message: 'Unauthorized', code: 401 },
    });
  });

  it('no token is a 401, or a 403 for system:anonymous where a server lets anyone in', async () => {
    const { status, body } = await stranger.get(`${place.core}/pods`);
    expect([401, 403]).toContain(status);
    if (status === 403) expect(body['message']).toContain('User "system:anonymous" cannot list');
  });
});
