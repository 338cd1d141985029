import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterUrl } from '#lib/server/cluster/path.ts';

test('paths of core and grouped, namespaced and cluster-wide resources, below a prefix', () => {
  const at = (path: Parameters<typeof clusterUrl>[1], server = 'https://c:6443') =>
    clusterUrl(server, path).href;
  expect(at({ resource: 'pods' })).toBe('https://c:6443/api/v1/pods');
  expect(at({ resource: 'pods', namespace: null })).toBe('https://c:6443/api/v1/pods');
  expect(at({ resource: 'deployments', namespace: 'shop', name: 'web' })).toBe(
    'https://c:6443/apis/apps/v1/namespaces/shop/deployments/web',
  );
  expect(at({ resource: 'pods', namespace: 'shop', name: 'web-0', subresource: 'status' })).toBe(
    'https://c:6443/api/v1/namespaces/shop/pods/web-0/status',
  );
  expect(at({ resource: 'nodes', name: 'n1' }, 'http://127.0.0.1:80/as/jana/')).toBe(
    'http://127.0.0.1/as/jana/api/v1/nodes/n1',
  );
  expect(at({ endpoint: '/version' }, 'https://c/k8s/clusters/x')).toBe('https://c/k8s/clusters/x/version');
});

test('queries are encoded, absent values left out', () => {
  const url = clusterUrl(
    'https://c',
    { resource: 'pods' },
    { limit: 5, continue: undefined, fieldSelector: 'a=b&c' },
  );
  expect(url.search).toBe('?limit=5&fieldSelector=a%3Db%26c');
});

test.each([
  '..',
  '.',
  '',
  '../secrets',
  '..%2f',
  'a/b',
  'a%00',
  'a?b',
  'a#b',
  'Ａ',
  'a\u2024b',
  'UPPER',
  '-a',
  'a'.repeat(254),
])('the name %j is refused before anything is sent', (name) => {
  expect(() => clusterUrl('https://c', { resource: 'pods', namespace: 'n', name })).toThrow(
    /name is not one/,
  );
  expect(() => clusterUrl('https://c', { resource: 'pods', namespace: name })).toThrow(
    /namespace is not one/,
  );
});

test('no name leaves its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      let url: URL;
      try {
        url = clusterUrl('https://c/prefix', { resource: 'secrets', namespace: 'n', name });
      } catch {
        return;
      }
      expect(url.pathname).toBe(`/prefix/api/v1/namespaces/n/secrets/${name}`);
      expect(url.pathname.split('/').length).toBe(8);
    }),
  );
});
