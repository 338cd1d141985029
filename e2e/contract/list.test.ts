import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '#e2e/contract/client.ts';
import { pullSecret, restingPod } from '#e2e/contract/objects.ts';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();
const pods = `${place.core}/pods`;
const names = (body: Json): string[] =>
  body['items'].map((item: { metadata: { name: string } }) => item.metadata.name);

beforeAll(async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) await admin.must('POST', pods, restingPod(name));
});

describe('a list', () => {
  it('is in the order of names, its items without kind, its version a string', async () => {
    const { status, body } = await admin.get(pods);
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'PodList', apiVersion: 'v1' });
    expect(body['metadata'].resourceVersion).toMatch(/^\d+$/);
    expect(names(body)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(body['items'][0]).not.toHaveProperty('kind');
  });

  it('comes in pages of one state, whatever happens in between', async () => {
    const first = await admin.must('GET', `${pods}?limit=2`);
    expect(names(first)).toEqual(['a', 'b']);
    expect(first['metadata'].remainingItemCount).toBe(3);
    await admin.must('POST', pods, restingPod('bb'));
    const next = `${pods}?limit=2&continue=${encodeURIComponent(first['metadata'].continue)}`;
    const second = await admin.must('GET', next);
    expect(names(second)).toEqual(['c', 'd']);
    expect(second['metadata'].resourceVersion).toBe(first['metadata'].resourceVersion);
    const rest = `${pods}?continue=${encodeURIComponent(second['metadata'].continue)}`;
    const third = await admin.must('GET', rest);
    expect(names(third)).toEqual(['e']);
    expect(third['metadata']).not.toHaveProperty('continue');
    await admin.must('DELETE', `${pods}/bb`);
  });

  it('says how many remain only without a selector', async () => {
    const { metadata } = await admin.must('GET', `${pods}?limit=1&labelSelector=app`);
    expect(metadata).not.toHaveProperty('remainingItemCount');
    expect(metadata).toHaveProperty('continue');
  });

  it('from the cache (resourceVersion 0) is never cut', async () => {
    expect(names(await admin.must('GET', `${pods}?limit=1&resourceVersion=0`))).toHaveLength(5);
  });

  it('is refused where its continue token is none', async () => {
    const { status, body } = await admin.get(`${pods}?continue=zzz`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ reason: 'BadRequest' });
    expect(body['message']).toContain('continue key is not valid');
  });
});

describe('a version', () => {
  it('Exact is the state as it was', async () => {
    const { metadata } = await admin.must('GET', pods);
    await admin.must('POST', pods, restingPod('later'));
    const version = `resourceVersion=${metadata.resourceVersion}`;
    const then = await admin.must('GET', `${pods}?${version}&resourceVersionMatch=Exact`);
    expect(names(then)).not.toContain('later');
    const now = await admin.must('GET', `${pods}?${version}&resourceVersionMatch=NotOlderThan`);
    expect(names(now)).toContain('later');
    await admin.must('DELETE', `${pods}/later`);
  });

  it('of the future is a 504 that says so', async () => {
    const { status, body } = await admin.get(`${pods}?resourceVersion=99999999`);
    expect(status).toBe(504);
    expect(body).toMatchObject({
      reason: 'Timeout',
      details: {
        causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
        retryAfterSeconds: 1,
      },
    });
  });

  it.each([
    ['resourceVersion=x', 400],
    ['limit=x', 400],
    ['resourceVersionMatch=Exact', 422],
    ['resourceVersion=0&resourceVersionMatch=Exact', 422],
    ['resourceVersion=1&resourceVersionMatch=Sometimes', 422],
    ['sendInitialEvents=true', 422],
  ])('is refused where it cannot be understood: %s', async (query, status) => {
    expect((await admin.get(`${pods}?${query}`)).status).toBe(status);
  });
});

describe('a selector', () => {
  it.each([
    ['labelSelector=app=a', ['a']],
    ['labelSelector=app in (a,c)', ['a', 'c']],
    ['labelSelector=app notin (a,c),app', ['b', 'd', 'e']],
    ['labelSelector=!app', []],
    ['labelSelector=app!=a', ['b', 'c', 'd', 'e']],
    ['fieldSelector=metadata.name=b', ['b']],
    ['fieldSelector=metadata.name!=b,status.phase=Pending', ['a', 'c', 'd', 'e']],
    ['fieldSelector=spec.nodeName=', ['a', 'b', 'c', 'd', 'e']],
    ['fieldSelector=spec.serviceAccountName=nobody', []],
  ])('%s', async (query, expected) => {
    expect(names(await admin.must('GET', encodeURI(`${pods}?${query}`)))).toEqual(expected);
  });

  it('finds secrets by type', async () => {
    await admin.must('POST', `${place.core}/secrets`, pullSecret('pull', '{}'));
    await admin.must('POST', `${place.core}/secrets`, { metadata: { name: 'other' } });
    const query = 'fieldSelector=type=kubernetes.io/dockerconfigjson';
    expect(names(await admin.must('GET', `${place.core}/secrets?${query}`))).toEqual(['pull']);
  });

  it.each(['fieldSelector=spec.hostname=x', 'labelSelector=a in b'])('400: %s', async (query) => {
    expect(await admin.get(encodeURI(`${pods}?${query}`))).toMatchObject({
      status: 400,
      body: { kind: 'Status', reason: 'BadRequest' },
    });
  });
});
