import { beforeAll, describe, expect, it } from 'vitest';
import { mergePatch, pullSecret } from '#e2e/contract/objects.ts';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();
const secrets = `${place.core}/secrets`;

describe('create', () => {
  it('fills in what the server knows, and answers the object', async () => {
    const { status, body } = await admin.post(`${secrets}?fieldManager=pullport`, pullSecret('made', '{}'));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ kind: 'Secret', apiVersion: 'v1', type: 'kubernetes.io/dockerconfigjson' },
      data: { '.dockerconfigjson': 'e30=' },
      metadata: {
        name: 'made',
        namespace: place.name,
        uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        creationTimestamp: expect.stringMatching(/^[-\d]{10}T[:\d]{8}Z$/),
      },
    });
    const [field] = body['metadata'].managedFields;
    expect(field).toMatchObject({ manager: 'pullport', operation: 'Update', fieldsType: 'FieldsV1' });
    expect(field.fieldsV1).toMatchObject({ 'f:data': { 'f:.dockerconfigjson': {} }, 'f:type': {} });
  });

  it('makes a name of generateName', async () => {
    const { body } = await admin.post(secrets, { metadata: { generateName: 'gen-' } });
    expect(body['metadata'].name).toMatch(/^gen-[a-z0-9]{5}$/);
    expect(body).toMatchObject({ type: 'Opaque' });
  });

  it('turns stringData into data', async () => {
    const { body } = await admin.post(secrets, { metadata: { name: 'text' }, stringData: { a: 'ä' } });
    expect(body['data']).toEqual({ a: Buffer.from('ä').toString('base64') });
    expect(body).not.toHaveProperty('stringData');
  });

  it('of what is there is a 409', async () => {
    expect(await admin.post(secrets, pullSecret('made', '{}'))).toMatchObject({
      status: 409,
      body: {
        ...{ kind: 'Status', reason: 'AlreadyExists', code: 409 },
        message: 'secrets "made" already exists',
        details: { name: 'made', kind: 'secrets' },
      },
    });
  });

  it('in a namespace that is not there is a 404 about the namespace', async () => {
    const nowhere = '/api/v1/namespaces/no-such-namespace/secrets';
    expect(await admin.post(nowhere, pullSecret('made', '{}'))).toMatchObject({
      status: 404,
      body: { message: 'namespaces "no-such-namespace" not found', details: { kind: 'namespaces' } },
    });
    expect(await admin.get(nowhere)).toMatchObject({ status: 200, body: { items: [] } });
  });
});

describe('a dry run', () => {
  it('answers what would be made and makes nothing', async () => {
    const { status, body } = await admin.post(`${secrets}?dryRun=All`, pullSecret('imagined', '{}'));
    expect(status).toBe(201);
    expect(body['metadata']).toMatchObject({ name: 'imagined', uid: expect.any(String) });
    expect(body['metadata']).not.toHaveProperty('resourceVersion');
    expect((await admin.get(`${secrets}/imagined`)).status).toBe(404);
  });

  it('meets the same refusals', async () => {
    await admin.must('POST', secrets, pullSecret('twin', '{}'));
    expect((await admin.post(`${secrets}?dryRun=All`, pullSecret('twin', '{}'))).status).toBe(409);
    expect((await admin.post(`${secrets}?dryRun=All`, pullSecret('x', '[]'))).status).toBe(422);
  });

  it('of a patch answers the outcome', async () => {
    await admin.must('POST', secrets, pullSecret('kept', '{}'));
    const change = { data: { '.dockerconfigjson': 'eyJhdXRocyI6e319' } };
    const imagined = await admin.call('PATCH', `${secrets}/kept?dryRun=All`, change, mergePatch);
    expect(imagined.body).toMatchObject(change);
    expect((await admin.get(`${secrets}/kept`)).body).toMatchObject({
      data: { '.dockerconfigjson': 'e30=' },
    });
  });

  it('knows only All', async () => {
    expect(await admin.post(`${secrets}?dryRun=Some`, pullSecret('x', '{}'))).toMatchObject({
      status: 422,
      body: { details: { causes: [{ field: 'dryRun', reason: 'FieldValueNotSupported' }] } },
    });
  });
});

describe('a version that was overtaken', () => {
  let stale = '';
  beforeAll(async () => {
    const made = await admin.must('POST', secrets, pullSecret('raced', '{}'));
    stale = made['metadata'].resourceVersion;
    await admin.must('PATCH', `${secrets}/raced`, { metadata: { labels: { a: 'b' } } }, mergePatch);
  });
  const conflict = {
    status: 409,
    body: {
      reason: 'Conflict',
      message:
        'Operation cannot be fulfilled on secrets "raced": the object has been modified; please apply your changes to the latest version and try again',
      details: { name: 'raced', kind: 'secrets' },
    },
  };

  it('refuses a replacement with 409', async () => {
    const { body } = await admin.get(`${secrets}/raced`);
    const old = { ...body, metadata: { ...body['metadata'], resourceVersion: stale } };
    expect(await admin.call('PUT', `${secrets}/raced`, old)).toMatchObject(conflict);
  });

  it('refuses a patch that names it with 409', async () => {
    const change = { metadata: { resourceVersion: stale, labels: { c: 'd' } } };
    expect(await admin.call('PATCH', `${secrets}/raced`, change, mergePatch)).toMatchObject(conflict);
  });

  it('or another uid in a patch is a 422', async () => {
    const change = { metadata: { uid: 'another' } };
    const { status, body } = await admin.call('PATCH', `${secrets}/raced`, change, mergePatch);
    expect(status).toBe(422);
    expect(body['details'].causes[0]).toMatchObject({ field: 'metadata.uid', reason: 'FieldValueInvalid' });
  });
});

it('a replacement without a type reads as Opaque, and the type never changes', async () => {
  await admin.must('POST', secrets, pullSecret('typed', '{}'));
  expect(await admin.call('PUT', `${secrets}/typed`, { metadata: { name: 'typed' } })).toMatchObject({
    status: 422,
    body: {
      details: { causes: [{ field: 'type', message: 'Invalid value: "Opaque": field is immutable' }] },
    },
  });
});

it('an equal patch makes no new version', async () => {
  const { metadata } = await admin.must('POST', secrets, pullSecret('same', '{}'));
  const patched = await admin.must(
    'PATCH',
    `${secrets}/same`,
    { type: 'kubernetes.io/dockerconfigjson' },
    mergePatch,
  );
  expect(patched['metadata'].resourceVersion).toBe(metadata.resourceVersion);
});
