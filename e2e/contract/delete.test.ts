import { describe, expect, it } from 'vitest';
import { mergePatch, pullSecret, restingPod } from '#e2e/contract/objects.ts';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();
const secrets = `${place.core}/secrets`;

async function made(name: string): Promise<{ uid: string; resourceVersion: string }> {
  return (await admin.must('POST', secrets, pullSecret(name, '{}')))['metadata'];
}

describe('delete', () => {
  it('answers a Status with the uid of what is gone', async () => {
    const { uid } = await made('gone');
    expect(await admin.call('DELETE', `${secrets}/gone`)).toMatchObject({
      status: 200,
      body: { kind: 'Status', status: 'Success', details: { name: 'gone', kind: 'secrets', uid } },
    });
    expect(await admin.get(`${secrets}/gone`)).toMatchObject({
      status: 404,
      body: {
        reason: 'NotFound',
        message: 'secrets "gone" not found',
        details: { name: 'gone', kind: 'secrets' },
      },
    });
  });

  it('heeds the uid of its preconditions', async () => {
    const { uid } = await made('guarded');
    const other = { preconditions: { uid: 'another' } };
    expect(await admin.call('DELETE', `${secrets}/guarded`, other)).toMatchObject({
      status: 409,
      body: {
        reason: 'Conflict',
        message: `Operation cannot be fulfilled on Secret "guarded": the UID in the precondition (another) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
      },
    });
    expect((await admin.call('DELETE', `${secrets}/guarded`, { preconditions: { uid } })).status).toBe(200);
  });

  it('heeds the version of its preconditions', async () => {
    const { resourceVersion } = await made('versioned');
    await admin.must('PATCH', `${secrets}/versioned`, { metadata: { labels: { a: 'b' } } }, mergePatch);
    const { status } = await admin.call('DELETE', `${secrets}/versioned`, {
      preconditions: { resourceVersion },
    });
    expect(status).toBe(409);
  });

  it('as a dry run in the body leaves everything', async () => {
    await made('dry');
    expect((await admin.call('DELETE', `${secrets}/dry`, { dryRun: ['All'] })).status).toBe(200);
    expect((await admin.get(`${secrets}/dry`)).status).toBe(200);
  });

  it('as a dry run in the query leaves everything only where there is no body', async () => {
    await made('asked');
    expect((await admin.call('DELETE', `${secrets}/asked?dryRun=All`)).status).toBe(200);
    expect((await admin.get(`${secrets}/asked`)).status).toBe(200);
    expect((await admin.call('DELETE', `${secrets}/asked?dryRun=All`, {})).status).toBe(200);
    expect((await admin.get(`${secrets}/asked`)).status).toBe(404);
  });

  it('of a pod on no node takes it at once and answers it', async () => {
    await admin.must('POST', `${place.core}/pods`, restingPod('idle'));
    expect(await admin.call('DELETE', `${place.core}/pods/idle`)).toMatchObject({
      status: 200,
      body: { kind: 'Pod', metadata: { name: 'idle' } },
    });
    expect((await admin.get(`${place.core}/pods/idle`)).status).toBe(404);
  });
});

describe('a namespace on its way out', () => {
  const held = ownNamespace();

  it('stays as long as a finalizer holds it, and takes nothing new', async () => {
    await admin.must('PATCH', held.core, { metadata: { finalizers: ['corp.test/hold'] } }, mergePatch);
    await admin.must('DELETE', held.core);
    expect(await admin.get(held.core)).toMatchObject({
      status: 200,
      body: { metadata: { deletionTimestamp: expect.any(String) }, status: { phase: 'Terminating' } },
    });
    expect(await admin.post(`${held.core}/secrets`, pullSecret('late', '{}'))).toMatchObject({
      status: 403,
      body: {
        reason: 'Forbidden',
        message: `secrets "late" is forbidden: unable to create new content in namespace ${held.name} because it is being terminated`,
        details: { causes: [{ reason: 'NamespaceTerminating', field: 'metadata.namespace' }] },
      },
    });
    await admin.must('PATCH', held.core, { metadata: { finalizers: null } }, mergePatch);
  });
});
