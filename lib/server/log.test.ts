import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';
import { createLog } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  write(createLog(readEnv({}), 'info', { write: (line) => lines.push(line) }));
  return lines;
}

describe('log', () => {
  it.each([
    'a\nb',
    'a\r\nb',
    'a\u2028b',
    'a\u202eb',
    'a\u001b[31mb',
    'a\u009b31mb',
    'a\u200bb',
    'a\u0085b',
    '\ufeffa',
  ])('writes %j as one line of visible characters that says the same', (text) => {
    const [line = '', ...more] = logged((log) => log.warn({ name: text }, text));
    expect(more).toEqual([]);
    expect(line).toMatch(/^[\x20-\x7e]+\n$/);
    expect(JSON.parse(line)).toMatchObject({ name: text, msg: text });
  });

  it('keeps other writing as it is', () => {
    const [line = ''] = logged((log) => log.warn({ name: 'Zoë 東京' }, 'x'));
    expect(line).toContain('Zoë 東京');
  });

  it('repeats nothing of an answer that is not JSON', () => {
    const cause = (() => {
      try {
        return JSON.parse('{"password": canary-4711}') as unknown;
      } catch (error) {
        return error;
      }
    })();
    const [line = ''] = logged((log) => log.error({ cause }, 'failed'));
    expect(line).toContain('SyntaxError');
    expect(line).not.toContain('canary');
  });

  it('repeats no line of a message in the stack', () => {
    const cause = Object.assign(new Error('first\ncanary-4711'), { body: 'canary-4711' });
    expect(logged((log) => log.error({ cause }, 'failed')).join('')).not.toContain('canary');
    const long = new Error(`${'x'.repeat(600)}\ncanary-4711`);
    expect(logged((log) => log.error({ cause: long }, 'failed')).join('')).not.toContain('canary');
  });
});
