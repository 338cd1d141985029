import { describe, expect, it } from 'vitest';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();

describe('what is not served', () => {
  it.each(['/api/v1/nonsense', `${place.core}/nonsense`, '/apis/apps/v1/nonsense'])(
    '%s is a 404 in JSON',
    async (path) => {
      expect(await admin.get(path)).toMatchObject({
        status: 404,
        body: { reason: 'NotFound', message: 'the server could not find the requested resource' },
      });
    },
  );

  it.each(['/nonsense', '/apis/nonsense.corp.test/v1/things'])('%s is a 404 in plain text', async (path) => {
    expect(await admin.get(path)).toMatchObject({ status: 404, body: { text: '404 page not found\n' } });
  });

  it('a method that a path does not take is a 405', async () => {
    expect(await admin.call('PUT', `${place.core}/secrets`, {})).toMatchObject({
      status: 405,
      body: { reason: 'MethodNotAllowed' },
    });
  });
});

describe('what everybody may ask', () => {
  it('is the version', async () => {
    expect(await admin.must('GET', '/version')).toMatchObject({
      ...{ major: '1', minor: '35', gitVersion: expect.stringMatching(/^v1\.35\.\d+$/) },
    });
  });

  it.each(['/livez', '/readyz'])('is %s', async (path) => {
    expect(await admin.get(path)).toMatchObject({ status: 200, body: { text: 'ok' } });
  });

  it.each([
    [
      '/api/v1',
      ['pods', 'pods/ephemeralcontainers', 'secrets', 'serviceaccounts', 'events', 'namespaces', 'nodes'],
    ],
    ['/apis/apps/v1', ['deployments', 'statefulsets', 'daemonsets', 'replicasets']],
    ['/apis/batch/v1', ['jobs', 'cronjobs']],
  ])('is what %s holds', async (path, expected) => {
    const { resources } = await admin.must('GET', path);
    const names = resources.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(expected));
  });
});
