import { describe, expect, it } from 'vitest';
import { countClosingLine, countPlaywright, countVitest } from './steps.ts';

describe('counting what test runners print', () => {
  it('reads vitest', () => {
    expect(countVitest(' Test Files  102 passed (102)\n      Tests  2038 passed (2038)\n')).toEqual({
      passed: 2038,
      failed: 0,
    });
    expect(countVitest('      Tests  2 failed | 5 passed (7)\n')).toEqual({ passed: 5, failed: 2 });
  });

  it('reads Playwright, and takes a flaky test for a failed one', () => {
    expect(countPlaywright('  12 passed (3.4s)\n')).toEqual({ passed: 12, failed: 0 });
    expect(countPlaywright('  1 failed\n  2 flaky\n  3 did not run\n  9 passed (1m)\n')).toEqual({
      passed: 9,
      failed: 6,
    });
  });

  it('reads the last closing line of another script', () => {
    expect(countClosingLine('1 passed, 0 failed\nwords\n40 passed, 2 failed\n')).toEqual({
      passed: 40,
      failed: 2,
    });
  });
});
