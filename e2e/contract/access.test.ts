import { describe, expect, it } from 'vitest';
import { mergePatch, pullSecret } from '#e2e/contract/objects.ts';
import { admin, grant, guest, guestName, ownNamespace, rulesReviews } from '#e2e/contract/place.ts';

const place = ownNamespace();
const reviews = '/apis/authorization.k8s.io/v1';

type Attributes = { verb: string; resource: string; namespace?: string; name?: string; group?: string };

async function may(asked: Attributes): Promise<{ allowed: boolean; reason?: string }> {
  const spec = { resourceAttributes: asked };
  const { status, body } = await guest.post(`${reviews}/selfsubjectaccessreviews`, { spec });
  expect(status).toBe(201);
  return body['status'];
}

const here = place.name;

describe('an access review', () => {
  it('says yes with the binding that gives it, and no without a word', async () => {
    await grant(place, 'reads-pods', { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] });
    expect(await may({ verb: 'list', resource: 'pods', namespace: here })).toEqual({
      allowed: true,
      reason: `RBAC: allowed by RoleBinding "reads-pods/${here}" of Role "reads-pods" to User "${await guestName()}"`,
    });
    expect(await may({ verb: 'watch', resource: 'pods', namespace: here })).toEqual({ allowed: false });
    expect(await may({ verb: 'list', resource: 'pods' })).toEqual({ allowed: false });
    expect(await may({ verb: 'list', resource: 'secrets', namespace: here })).toEqual({ allowed: false });
  });

  it('knows rights to one name', async () => {
    await grant(place, 'reads-one', {
      apiGroups: [''],
      resources: ['secrets'],
      verbs: ['get', 'list'],
      resourceNames: ['mine'],
    });
    const asked = { verb: 'get', resource: 'secrets', namespace: here };
    expect((await may({ ...asked, name: 'mine' })).allowed).toBe(true);
    expect((await may({ ...asked, name: 'yours' })).allowed).toBe(false);
    expect((await may(asked)).allowed).toBe(false);
  });

  it('needs something to review', async () => {
    expect((await guest.post(`${reviews}/selfsubjectaccessreviews`, { spec: {} })).status).toBe(422);
  });

  it('of somebody else takes a right of its own', async () => {
    const spec = { user: await guestName(), resourceAttributes: { verb: 'delete', resource: 'nodes' } };
    expect((await guest.post(`${reviews}/subjectaccessreviews`, { spec })).status).toBe(403);
    expect(await admin.post(`${reviews}/subjectaccessreviews`, { spec })).toMatchObject({
      status: 201,
      body: { kind: 'SubjectAccessReview', status: { allowed: false } },
    });
  });
});

describe('a right', () => {
  it('to list one name holds for a list of that name alone', async () => {
    await admin.must('POST', `${place.core}/secrets`, pullSecret('mine', '{}'));
    await grant(place, 'lists-one', {
      apiGroups: [''],
      resources: ['secrets'],
      verbs: ['list'],
      resourceNames: ['mine'],
    });
    const named = await guest.get(`${place.core}/secrets?fieldSelector=metadata.name%3Dmine`);
    expect(named.status).toBe(200);
    expect(named.body['items']).toHaveLength(1);
    expect((await guest.get(`${place.core}/secrets`)).status).toBe(403);
  });

  it('ends with its binding', async () => {
    await grant(place, 'for-a-while', { apiGroups: [''], resources: ['events'], verbs: ['list'] });
    expect((await guest.get(`${place.core}/events`)).status).toBe(200);
    const binding = `/apis/rbac.authorization.k8s.io/v1/namespaces/${here}/rolebindings/for-a-while`;
    await admin.must('DELETE', binding);
    await expect.poll(async () => (await guest.get(`${place.core}/events`)).status).toBe(403);
  });

  it('to a resource is none to its subresources', async () => {
    await grant(place, 'patches-pods', { apiGroups: [''], resources: ['pods'], verbs: ['patch'] });
    const patch = (path: string) => guest.call('PATCH', `${place.core}/pods/none${path}`, {}, mergePatch);
    expect((await patch('')).status).toBe(404);
    expect((await patch('/ephemeralcontainers')).status).toBe(403);
  });
});

describe('a rules review', () => {
  it('lists what holds in a namespace', async () => {
    await grant(place, 'reads-accounts', { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['get'] });
    const { body } = await guest.post(rulesReviews, { spec: { namespace: here } });
    expect(body['status']).toMatchObject({ incomplete: false, nonResourceRules: expect.any(Array) });
    expect(body['status'].resourceRules).toContainEqual({
      ...{ verbs: ['get'], apiGroups: [''], resources: ['serviceaccounts'] },
    });
  });

  it('needs a namespace', async () => {
    expect(await guest.post(rulesReviews, { spec: {} })).toMatchObject({
      status: 400,
      body: { message: 'no namespace on request' },
    });
  });
});

it('a self review says who one is', async () => {
  const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
  const { status, body } = await guest.post(path, {});
  expect(status).toBe(201);
  expect(body).toMatchObject({ kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' });
  expect(body['status'].userInfo.username).not.toBe('');
  expect(body['status'].userInfo.groups).toContain('system:authenticated');
});
