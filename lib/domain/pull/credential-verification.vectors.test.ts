import { expect } from 'vitest';
import {
  parseAllowlist,
  requiresVerification,
  type VerificationPolicy,
} from '#lib/domain/pull/credential-verification.ts';
import { describeVectors } from '#scripts/testing/vectors.ts';

type Vector = {
  name?: string;
  policy: VerificationPolicy;
  image: string;
  imageRecordsExist: boolean | null;
  allowlist?: string[];
  allowlistValid?: boolean;
  exactEntries?: number;
  wildcardEntries?: number;
  verificationRequired?: boolean;
};

describeVectors<Vector>(
  'credential-verification.json',
  ({ policy, name, imageRecordsExist }) => `${policy}: ${name ?? `records ${imageRecordsExist}`}`,
  (vector) => {
    const parsed = parseAllowlist(vector.allowlist ?? []);
    expect(parsed.ok).toBe(vector.allowlistValid ?? true);
    if (!parsed.ok) return expect(parsed.sentence).toContain('no allowlist pattern');
    const { allowlist } = parsed;
    if (vector.exactEntries !== undefined) expect(allowlist.exact.size).toBe(vector.exactEntries);
    if (vector.wildcardEntries !== undefined) expect(allowlist.prefixes).toHaveLength(vector.wildcardEntries);
    if (vector.verificationRequired === undefined) return;
    const { policy, image } = vector;
    const pulledByKubelet = vector.imageRecordsExist ?? false;
    expect(requiresVerification({ policy, image, pulledByKubelet, allowlist })).toBe(
      vector.verificationRequired,
    );
  },
);
