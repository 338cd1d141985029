import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject, member } from './objects.ts';
import { DEFAULT_ACCOUNT, PODS, podBody, SECRETS, startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.api.close());

const base64 = (text: string) => Buffer.from(text).toString('base64');

function secretBody(type: string, data: JsonObject): JsonObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, type, data };
}

describe('creating a pod', () => {
  it('fills in defaults and takes the pull secrets of its account, in order', async () => {
    await server.call(
      'PATCH',
      DEFAULT_ACCOUNT,
      { imagePullSecrets: [{ name: 'b' }, { name: 'a' }] },
      { 'Content-Type': 'application/merge-patch+json' },
    );
    const { status, body } = await server.call('POST', PODS, podBody('web'));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'Pod',
      spec: {
        serviceAccountName: 'default',
        restartPolicy: 'Always',
        imagePullSecrets: [{ name: 'b' }, { name: 'a' }],
        containers: [{ imagePullPolicy: 'IfNotPresent' }],
      },
      status: { phase: 'Pending' },
    });
  });

  it('leaves the account out of it when the pod names any secret itself', async () => {
    server.store.mutate('serviceaccounts', 'shop', 'default', (draft) => ({
      ...draft,
      imagePullSecrets: [{ name: 'a' }],
    }));
    const { body } = await server.call(
      'POST',
      PODS,
      podBody('web', { spec: { imagePullSecrets: [{ name: 'own' }] } }),
    );
    expect(member(body, 'spec', 'imagePullSecrets')).toEqual([{ name: 'own' }]);
  });

  it('needs its account, and one that allows its secrets where that is enforced', async () => {
    const missing = await server.call('POST', PODS, podBody('web', { spec: { serviceAccountName: 'ci' } }));
    expect(missing.status).toBe(403);
    expect(missing.body['message']).toContain('serviceaccount "ci" not found');
    server.store.mutate('serviceaccounts', 'shop', 'default', (draft) => {
      draft.metadata.annotations = { 'kubernetes.io/enforce-mountable-secrets': 'true' };
    });
    const refused = await server.call(
      'POST',
      PODS,
      podBody('web', { spec: { imagePullSecrets: [{ name: 'own' }] } }),
    );
    expect(refused.body['message']).toContain('imagePullSecrets[0].name="own" is not allowed');
  });

  it('is refused for images the API server refuses', async () => {
    const spec = {
      containers: [
        { name: 'a', image: ' nginx' },
        { name: 'a', image: '', imagePullPolicy: 'Sometimes' },
      ],
    };
    const { status, body } = await server.call('POST', PODS, podBody('web', { spec }));
    expect(status).toBe(422);
    expect(member(body, 'details', 'causes')).toEqual([
      {
        reason: 'FieldValueInvalid',
        field: 'spec.containers[0].image',
        message: 'Invalid value: " nginx": must not have leading or trailing whitespace',
      },
      { reason: 'FieldValueRequired', field: 'spec.containers[1].image', message: 'Required value' },
      {
        reason: 'FieldValueNotSupported',
        field: 'spec.containers[1].imagePullPolicy',
        message: expect.stringContaining('Unsupported value: "Sometimes"'),
      },
      { reason: 'FieldValueDuplicate', field: 'spec.containers[1].name', message: 'Duplicate value: "a"' },
    ]);
  });

  it('shows what admission would do in a dry run, and stores nothing', async () => {
    const before = server.store.version;
    const { status, body } = await server.call('POST', `${PODS}?dryRun=All`, podBody('web'));
    expect(status).toBe(201);
    expect(member(body, 'spec', 'serviceAccountName')).toBe('default');
    expect(server.store.version).toBe(before);
    expect((await server.get(`${PODS}/web`)).status).toBe(404);
  });

  it('stops at a quota', async () => {
    server.store.create('resourcequotas', {
      metadata: { name: 'q', namespace: 'shop' },
      spec: { hard: { pods: '1' } },
    });
    expect((await server.call('POST', PODS, podBody('one'))).status).toBe(201);
    const refused = await server.call('POST', PODS, podBody('two'));
    expect(refused.body).toMatchObject({
      code: 403,
      message: 'pods "two" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1',
    });
  });

  it('pulls always where AlwaysPullImages is on', async () => {
    await server.api.close();
    server = await startTestServer({ plugins: ['AlwaysPullImages'] });
    const { body } = await server.call('POST', PODS, podBody('web'));
    expect(JSON.stringify(member(body, 'spec', 'containers'))).toContain('"imagePullPolicy":"Always"');
  });
});

describe('creating anything', () => {
  it('makes names from generateName and refuses a name twice', async () => {
    const generated = await server.call('POST', PODS, {
      ...podBody('x'),
      metadata: { generateName: 'job-' },
    });
    expect(member(generated.body, 'metadata', 'name')).toMatch(/^job-[a-z0-9]{5}$/);
    await server.call('POST', PODS, podBody('web'));
    const again = await server.call('POST', PODS, podBody('web'));
    expect(again.body).toMatchObject({
      code: 409,
      reason: 'AlreadyExists',
      message: 'pods "web" already exists',
    });
    expect((await server.call('POST', `${PODS}?dryRun=All`, podBody('web'))).status).toBe(409);
  });

  it('needs a namespace that is there and stays', async () => {
    const nowhere = await server.call('POST', '/api/v1/namespaces/none/pods', podBody('web'));
    expect(nowhere.body).toMatchObject({ code: 404, message: 'namespaces "none" not found' });
    server.store.create('pods', { metadata: { name: 'held', namespace: 'shop', finalizers: ['x/y'] } });
    await server.call('DELETE', '/api/v1/namespaces/shop');
    const leaving = await server.call('POST', PODS, podBody('web'));
    expect(leaving.body['message']).toContain('because it is being terminated');
  });

  it.each([
    ['protobuf', { 'Content-Type': 'application/vnd.kubernetes.protobuf' }, 415, 'kubectl create -f'],
    ['YAML', { 'Content-Type': 'application/yaml' }, 415, 'application/json'],
  ])('refuses %s', async (_name, headers, status, words) => {
    const answer = await server.call('POST', PODS, podBody('web'), headers);
    expect(answer.status).toBe(status);
    expect(answer.body['message']).toContain(words);
  });
});

describe('creating a secret', () => {
  it.each([
    ['kubernetes.io/dockerconfigjson', {}, 'data[.dockerconfigjson]: Required value'],
    [
      'kubernetes.io/dockercfg',
      { '.dockercfg': base64('[]') },
      'Invalid value: "<secret contents redacted>"',
    ],
    ['kubernetes.io/dockerconfigjson', { '.dockerconfigjson': base64(base64('{}')) }, 'invalid character'],
    ['Opaque', { 'a/b': '' }, 'a valid config key'],
    ['Opaque', { big: base64('x'.repeat(1_048_577)) }, 'Too long'],
  ])('of type %s is refused as a real server does (%#)', async (type, data, words) => {
    const { status, body } = await server.call('POST', SECRETS, secretBody(type, data));
    expect(status).toBe(422);
    expect(body['message']).toContain(words);
  });

  it.each(['{}', 'null', '{"auths":[]}'])(
    'takes %s as a pull secret, whatever the kubelet makes of it',
    async (document) => {
      const data = { '.dockerconfigjson': base64(document) };
      expect(
        (await server.call('POST', SECRETS, secretBody('kubernetes.io/dockerconfigjson', data))).status,
      ).toBe(201);
    },
  );

  it('moves stringData into data and refuses what is not base64', async () => {
    const { body } = await server.call('POST', SECRETS, {
      metadata: { name: 's' },
      stringData: { a: 'secret' },
    });
    expect(body).toMatchObject({ type: 'Opaque', data: { a: base64('secret') } });
    expect(body['stringData']).toBeUndefined();
    const refused = await server.call('POST', SECRETS, secretBody('Opaque', { a: 'not!' }));
    expect(refused.body).toMatchObject({
      code: 400,
      message: expect.stringContaining('illegal base64 data at input byte 3'),
    });
  });
});
