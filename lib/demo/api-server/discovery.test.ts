import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asArray, member } from './objects.ts';
import { PODS, podBody, startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.api.close());

describe('discovery', () => {
  it('lists groups, their resources and subresources', async () => {
    const groups = await server.get('/apis');
    const names = asArray(groups.body['groups']).map((group) => member(group, 'name'));
    expect(names).toEqual([
      'apps',
      'batch',
      'rbac.authorization.k8s.io',
      'authorization.k8s.io',
      'authentication.k8s.io',
    ]);
    const core = await server.get('/api/v1');
    const resources = asArray(core.body['resources']).map((resource) => member(resource, 'name'));
    expect(resources).toEqual(
      expect.arrayContaining(['pods', 'pods/status', 'pods/ephemeralcontainers', 'secrets']),
    );
    expect((await server.get('/api')).body).toMatchObject({ kind: 'APIVersions', versions: ['v1'] });
    expect((await server.get('/apis/apps')).body).toMatchObject({ kind: 'APIGroup', name: 'apps' });
  });

  it('says its version and health, and that it checks fields itself', async () => {
    expect((await server.get('/version')).body).toMatchObject({
      gitVersion: expect.stringMatching(/^v1\.35\./),
    });
    for (const path of ['/healthz', '/livez', '/readyz']) expect((await server.get(path)).status).toBe(200);
    const root = await server.get('/as/admin/openapi/v3');
    expect(member(root.body, 'paths', 'api/v1', 'serverRelativeURL')).toBe('/as/admin/openapi/v3/api/v1');
    expect(JSON.stringify((await server.get('/openapi/v3/apis/apps/v1')).body)).toContain('fieldValidation');
  });

  it.each(['/nothing', '/apis/none', '/apis/none/v1/things', '/apis/apps/v2'])(
    'answers 404 in text for %s',
    async (path) => {
      expect(await server.get(path)).toMatchObject({ status: 404, body: { text: '404 page not found\n' } });
    },
  );

  it.each([
    '/api/v1/widgets',
    '/apis/apps/v1/pods',
    '/api/v1/pods/web',
    '/api/v1/namespaces/shop/nodes',
    '/api/v1/namespaces/shop/pods/web/log',
  ])('answers 404 for %s', async (path) => {
    expect((await server.get(path)).body).toMatchObject({ kind: 'Status', code: 404, reason: 'NotFound' });
  });

  it('answers bad requests as such', async () => {
    expect((await server.get('/as/%zz/api/v1/pods')).status).toBe(400);
    expect((await server.call('POST', '/api/v1/pods', podBody('web'))).status).toBe(405);
    expect((await server.call('PUT', PODS, podBody('web'))).status).toBe(405);
    const broken = await fetch(server.api.url + `/as/admin${PODS}`, { method: 'POST', body: '{"kind":' });
    expect(broken.status).toBe(415);
    const cut = await fetch(server.api.url + `/as/admin${PODS}`, {
      method: 'POST',
      body: '{"kind":',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(cut.status).toBe(400);
    expect((await server.call('POST', PODS, podBody('x'.repeat(4_000_000)))).status).toBe(413);
  });
});
