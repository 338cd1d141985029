import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '#e2e/contract/client.ts';
import { pullSecret, restingPod } from '#e2e/contract/objects.ts';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();
const secrets = `${place.core}/secrets`;
const asTable = { accept: 'application/json;as=Table;g=meta.k8s.io;v=v1' };
const asMetadata = { accept: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1' };

beforeAll(async () => {
  await admin.must('POST', secrets, pullSecret('pull', '{"auths":{}}'));
  await admin.must('POST', `${place.core}/pods`, restingPod('web'));
});

const titles = (body: Json): string[] => body['columnDefinitions'].map(({ name }: { name: string }) => name);

describe('a table', () => {
  it('of secrets shows name, type, count and age, and nothing of the objects where none are wanted', async () => {
    const { status, body } = await admin.get(`${secrets}?includeObject=None`, asTable);
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'Table', apiVersion: 'meta.k8s.io/v1' });
    expect(titles(body)).toEqual(['Name', 'Type', 'Data', 'Age']);
    expect(body['rows']).toEqual([
      {
        cells: ['pull', 'kubernetes.io/dockerconfigjson', 1, expect.stringMatching(/^\d+[sm]/)],
        object: null,
      },
    ]);
  });

  it('brings metadata where nothing is said', async () => {
    const { rows } = await admin.must('GET', secrets, undefined, asTable);
    expect(rows[0].object).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name: 'pull' } });
    expect(rows[0].object).not.toHaveProperty('data');
  });

  it('of one pod has one row', async () => {
    const body = await admin.must('GET', `${place.core}/pods/web`, undefined, asTable);
    expect(titles(body).slice(0, 5)).toEqual(['Name', 'Ready', 'Status', 'Restarts', 'Age']);
    expect(body['rows'][0].cells.slice(0, 4)).toEqual(['web', '0/1', 'Pending', '0']);
  });

  it('is what comes of several wishes where it is the first', async () => {
    const accept = `${asTable.accept},application/json`;
    expect(await admin.must('GET', secrets, undefined, { accept })).toMatchObject({ kind: 'Table' });
  });
});

describe('metadata alone', () => {
  it('leaves the data of secrets out', async () => {
    const body = await admin.must('GET', secrets, undefined, asMetadata);
    expect(body).toMatchObject({ kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1' });
    expect(body['items']).toHaveLength(1);
    expect(Object.keys(body['items'][0])).not.toContain('data');
  });
});

it('what no server speaks is a 406', async () => {
  expect(await admin.get(secrets, { accept: 'text/html' })).toMatchObject({
    status: 406,
    body: { kind: 'Status', reason: 'NotAcceptable' },
  });
});
