import { beforeAll, describe, expect, it } from 'vitest';
import { mergePatch, pullSecret } from '#e2e/contract/objects.ts';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();
const path = `${place.core}/secrets/sealed`;
const message = 'Forbidden: field is immutable when `immutable` is set';

beforeAll(async () => {
  await admin.must('POST', `${place.core}/secrets`, { ...pullSecret('sealed', '{}'), immutable: true });
});

describe('an immutable secret', () => {
  it.each([
    ['data', { data: { '.dockerconfigjson': 'bnVsbA==' } }],
    ['immutable', { immutable: false }],
  ])('keeps its %s', async (field, change) => {
    expect(await admin.call('PATCH', path, change, mergePatch)).toMatchObject({
      status: 422,
      body: { details: { causes: [{ field, reason: 'FieldValueForbidden', message }] } },
    });
  });

  it('takes labels, and can be deleted', async () => {
    expect((await admin.call('PATCH', path, { metadata: { labels: { a: 'b' } } }, mergePatch)).status).toBe(
      200,
    );
    expect((await admin.call('DELETE', path)).status).toBe(200);
  });
});
