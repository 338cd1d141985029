import { describe, expect, test } from 'vitest';
import { documentBodyLimit, passwordBodyLimit, readJsonBody, usualBodyLimit } from './body.ts';

const headers = { 'content-type': 'application/json' };

function refusalOf(limit: typeof usualBodyLimit, announced: Record<string, string>) {
  const body = JSON.stringify({ document: 'x'.repeat(limit.bytes) });
  const request = new Request('http://localhost/', {
    method: 'POST',
    body,
    headers: { ...headers, ...announced },
  });
  return readJsonBody(request, limit).catch((error: unknown) => error);
}

describe('a body that is too large', () => {
  test.each([
    [documentBodyLimit, '8 MB', [{ field: 'document', message: expect.stringContaining('keep only') }]],
    [passwordBodyLimit, '8 MB', [{ field: 'password', message: expect.stringContaining('token alone') }]],
    [usualBodyLimit, '64 KB', []],
  ])('is refused with its limit, its field and what to do, announced or not', async (limit, size, fields) => {
    for (const announced of [{}, { 'content-length': String(limit.bytes + 1) }]) {
      expect(await refusalOf(limit, announced)).toMatchObject({
        code: 'too-large',
        message: expect.stringMatching(new RegExp(`larger than ${size}, .*Nothing was written\\.$`)),
        fields,
      });
    }
  });
});
