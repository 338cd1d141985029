import { describe, expect, it, vi } from 'vitest';
import { AppError } from './errors.ts';

describe('AppError', () => {
  it('is told also where it comes from another copy of this module', async () => {
    vi.resetModules();
    const other = await import('./errors.ts');
    expect(other.AppError).not.toBe(AppError);
    const thrown = new other.AppError('throttled', 'Wait a little.', { retryAfter: 30 });
    expect(thrown).toBeInstanceOf(AppError);
  });

  it.each([new Error('x'), null, undefined, 'text', { code: 'forbidden' }])('is not %s', (value) => {
    expect(value instanceof AppError).toBe(false);
  });
});
