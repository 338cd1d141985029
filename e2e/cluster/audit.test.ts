import { expect, test } from 'vitest';
import { oversteps } from '#e2e/cluster/audit.ts';

test('a refused request and whatever is about secrets or events oversteps, nothing else', () => {
  const requests = [
    ['watch', '/api/v1/pods?watch=1', 200],
    ['list', '/apis/apps/v1/deployments', 403],
    ['list', '/api/v1/namespaces/payments/secrets', 200],
    ['get', '/apis/events.k8s.io/v1/events?limit=1', 200],
    ['get', '/api/v1/namespaces/secrets-store/pods/events-reader', 404],
  ] as const;
  const found = oversteps(
    requests.map(([verb, requestURI, code]) => ({ verb, requestURI, responseStatus: { code } })),
  );
  expect(found).toEqual([
    'list /apis/apps/v1/deployments 403',
    'list /api/v1/namespaces/payments/secrets 200',
    'get /apis/events.k8s.io/v1/events?limit=1 200',
  ]);
});
