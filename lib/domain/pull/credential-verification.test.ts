import { describe, expect, test } from 'vitest';
import {
  isProven,
  parseAllowlist,
  type RecordedCredential,
  requiresVerification,
} from '#lib/domain/pull/credential-verification.ts';

const secret: RecordedCredential = { kind: 'secret', namespace: 'shop', name: 'corp', uid: '1', hash: 'h' };
const record = { openToAll: false, credentials: [secret] };

describe('isProven', () => {
  test.each([
    ['the same secret', [secret], true],
    ['the same secret with new content', [{ ...secret, hash: 'other' }], true],
    ['equal content elsewhere', [{ ...secret, namespace: 'pay', uid: '2' }], true],
    ['another secret', [{ ...secret, uid: '2', hash: 'other' }], false],
    ['an account of the same name', [{ ...secret, kind: 'serviceAccount' as const }], false],
    ['nothing', [], false],
  ])('%s', (_name, offered, proven) => {
    expect(isProven(offered, record)).toBe(proven);
  });

  test('an image once pulled without credentials is open to all', () => {
    expect(isProven([], { openToAll: true, credentials: [] })).toBe(true);
  });
});

test('short names on the allowlist mean Docker Hub, prefixes end at a slash', () => {
  const parsed = parseAllowlist(['nginx', 'localhost:5000/*']);
  if (!parsed.ok) throw new Error(parsed.sentence);
  const required = (image: string) =>
    requiresVerification({
      policy: 'NeverVerifyAllowlistedImages',
      image,
      pulledByKubelet: true,
      allowlist: parsed.allowlist,
    });
  expect(required('docker.io/library/nginx:1')).toBe(false);
  expect(required('localhost:5000/a')).toBe(false);
  expect(required('localhost:50001/a')).toBe(true);
  expect(required('Not Valid')).toBe(true);
});

test.each([
  ['NeverVerify', false],
  ['AlwaysVerify', true],
] as const)('%s', (policy, expected) => {
  const allowlist = { exact: new Set<string>(), prefixes: [] };
  expect(requiresVerification({ policy, image: 'a', pulledByKubelet: true, allowlist })).toBe(expected);
});
