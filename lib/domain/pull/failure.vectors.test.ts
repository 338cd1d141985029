import { expect } from 'vitest';
import { classifyPullFailure } from '#lib/domain/pull/failure.ts';
import { describeVectors } from '#scripts/testing/vectors.ts';

type Vector = { message: string; runtime: string; cause: string };

describeVectors<Vector>(
  'pull-errors.json',
  ({ cause, runtime, message }) => `${cause} (${runtime}): ${message.slice(0, 80)}`,
  ({ message, cause }) => {
    const { causes } = classifyPullFailure({ reason: 'ErrImagePull', message, events: [] });
    expect(causes.map(({ code }) => code)).toEqual([cause]);
    const evidence = causes[0]?.evidence;
    if (evidence) expect(message.slice(evidence.start, evidence.end)).toBe(evidence.text);
  },
);
