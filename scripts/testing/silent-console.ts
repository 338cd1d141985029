import { afterEach, beforeEach, expect, vi } from 'vitest';

const methods = ['error', 'warn', 'log', 'info', 'debug'] as const;

// Unexpected console output fails: a test that provokes output must expect it by spying itself.
beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method);
});

afterEach(() => {
  for (const method of methods) {
    const spy = vi.mocked(console[method]);
    if (!vi.isMockFunction(console[method])) continue;
    const calls = spy.mock.calls.map((call) => call.map(String).join(' '));
    spy.mockRestore();
    expect(calls, `unexpected console.${method}`).toEqual([]);
  }
});
