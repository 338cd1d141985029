import { expect } from 'vitest';
import { defaultPullPolicy } from '#lib/domain/image/pull-policy.ts';
import { describeVectors } from '#scripts/testing/vectors.ts';

type Vector = { image: string; given: string | null; expected: string; field: string };

describeVectors<Vector>(
  'pull-policy-defaults.json',
  ({ image, given, field }) => `${field} ${JSON.stringify(image)}, given ${given}`,
  ({ image, given, expected }) => expect(given ?? defaultPullPolicy(image)).toBe(expected),
);
