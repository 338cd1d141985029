import { describe, expect, it } from 'vitest';
import { jsonPatch, mergePatch, restingDeployment, strategicPatch } from '#e2e/contract/objects.ts';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();
const accounts = `${place.core}/serviceaccounts`;

async function account(name: string, secrets: readonly string[] = []): Promise<string> {
  const imagePullSecrets = secrets.map((secret) => ({ name: secret }));
  await admin.must('POST', accounts, {
    metadata: { name },
    ...(secrets.length > 0 ? { imagePullSecrets } : {}),
  });
  return `${accounts}/${name}`;
}

async function linked(path: string): Promise<string[]> {
  const { imagePullSecrets = [] } = await admin.must('GET', path);
  return imagePullSecrets.map(({ name }: { name: string }) => name);
}

describe('a JSON patch', () => {
  it('of 20 at once appends all 20 to an account', async () => {
    const path = await account('crowded', ['first']);
    const names = Array.from({ length: 20 }, (_, index) => `link-${index}`);
    const answers = await Promise.all(
      names.map((name) =>
        admin.call('PATCH', path, [{ op: 'add', path: '/imagePullSecrets/-', value: { name } }], jsonPatch),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200));
    expect((await linked(path)).toSorted()).toEqual(['first', ...names].toSorted());
  });

  it('cannot append to a list that is not there', async () => {
    const path = await account('bare');
    const append = [{ op: 'add', path: '/imagePullSecrets/-', value: { name: 'a' } }];
    expect((await admin.call('PATCH', path, append, jsonPatch)).status).toBe(422);
  });

  it('makes the list behind a test that there is none, once', async () => {
    const path = await account('guarded');
    const begin = [
      { op: 'test', path: '/imagePullSecrets', value: null },
      { op: 'add', path: '/imagePullSecrets', value: [{ name: 'a' }] },
    ];
    expect((await admin.call('PATCH', path, begin, jsonPatch)).status).toBe(200);
    expect(await admin.call('PATCH', path, begin, jsonPatch)).toMatchObject({
      status: 422,
      body: { reason: 'Invalid' },
    });
    expect(await linked(path)).toEqual(['a']);
  });

  it('takes one link out behind a test of its name', async () => {
    const path = await account('shrinking', ['a', 'b', 'c']);
    const remove = (name: string) => [
      { op: 'test', path: '/imagePullSecrets/1/name', value: name },
      { op: 'remove', path: '/imagePullSecrets/1' },
    ];
    expect((await admin.call('PATCH', path, remove('c'), jsonPatch)).status).toBe(422);
    expect((await admin.call('PATCH', path, remove('b'), jsonPatch)).status).toBe(200);
    expect(await linked(path)).toEqual(['a', 'c']);
  });

  it('that names nothing is a 422', async () => {
    const path = await account('plain');
    const patch = [{ op: 'remove', path: '/nothing' }];
    expect(await admin.call('PATCH', path, patch, jsonPatch)).toMatchObject({ status: 422 });
  });
});

describe('the links of an account', () => {
  it.each([mergePatch, strategicPatch])('are replaced as a whole by $type', async (options) => {
    const path = await account(options === mergePatch ? 'merged' : 'strategic', ['a', 'b']);
    await admin.must('PATCH', path, { imagePullSecrets: [{ name: 'c' }] }, options);
    expect(await linked(path)).toEqual(['c']);
  });
});

describe('a Deployment', () => {
  it('is restarted by an annotation on its template, which makes a new generation', async () => {
    await admin.must('POST', `${place.apps}/deployments`, restingDeployment('web'));
    const restartedAt = { 'kubectl.kubernetes.io/restartedAt': '2026-01-01T00:00:00Z' };
    const patch = { spec: { template: { metadata: { annotations: restartedAt } } } };
    const path = `${place.apps}/deployments/web?fieldManager=pullport`;
    const patched = await admin.must('PATCH', path, patch, strategicPatch);
    expect(patched).toMatchObject({
      metadata: { generation: 2 },
      spec: { template: { metadata: { labels: { app: 'web' }, annotations: restartedAt } } },
    });
  });

  it('keeps its other containers under a strategic patch of one', async () => {
    const made = restingDeployment('pair');
    await admin.must('POST', `${place.apps}/deployments`, made);
    const patch = { spec: { template: { spec: { containers: [{ name: 'side', image: 'side:1' }] } } } };
    const patched = await admin.must('PATCH', `${place.apps}/deployments/pair`, patch, strategicPatch);
    const { containers } = patched['spec'].template.spec;
    expect(containers.map(({ name }: { name: string }) => name).toSorted()).toEqual(['app', 'side']);
  });

  it('adds pull secrets by name under a strategic patch', async () => {
    await admin.must('POST', `${place.apps}/deployments`, restingDeployment('listed'));
    const path = `${place.apps}/deployments/listed`;
    const listing = (name: string) => ({ spec: { template: { spec: { imagePullSecrets: [{ name }] } } } });
    await admin.must('PATCH', path, listing('a'), strategicPatch);
    const patched = await admin.must('PATCH', path, listing('b'), strategicPatch);
    const names = patched['spec'].template.spec.imagePullSecrets.map(({ name }: { name: string }) => name);
    expect(names.toSorted()).toEqual(['a', 'b']);
  });
});

it.each(['application/json', 'text/plain'])('a patch of type %s is a 415', async (type) => {
  const path = await account(type === 'text/plain' ? 'text' : 'json');
  expect(await admin.call('PATCH', path, {}, { type })).toMatchObject({
    status: 415,
    body: { kind: 'Status', reason: 'UnsupportedMediaType' },
  });
});
