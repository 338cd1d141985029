import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, decodeBase64Text, encodeBase64 } from '#lib/domain/base64.ts';

const problem = (text: string, form: 'padded' | 'raw') => {
  const decoded = decodeBase64(text, form);
  return decoded.ok ? null : decoded.problem;
};

describe('base64 as Go reads it', () => {
  test('any text comes back, padded or not, with newlines anywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, at) => {
        const encoded = encodeBase64(text);
        expect(encoded).toBe(Buffer.from(text).toString('base64'));
        const broken = `${encoded.slice(0, at % (encoded.length + 1))}\r\n${encoded.slice(at % (encoded.length + 1))}`;
        expect(decodeBase64Text(broken, 'padded')).toEqual({ ok: true, text });
        expect(decodeBase64Text(encoded.replaceAll('=', ''), 'raw')).toEqual({ ok: true, text });
      }),
    );
  });

  test.each([
    ['pants', 'raw', 4],
    ['Zm9v YmFy', 'raw', 4],
    ['Zm9_', 'raw', 3],
    ['Zm9vOg==', 'raw', 6],
    ['Zm9vOg=', 'padded', 7],
    ['Zm9vOg', 'padded', 4],
    ['=', 'padded', 0],
    ['Zm=x', 'padded', 2],
    ['Zm9vOg==x', 'padded', 8],
    ['Zm8=\nx', 'padded', 5],
    ['é', 'raw', 0],
  ] as const)('%j %s is refused at byte %d', (text, form, offset) => {
    expect(problem(text, form)).toBe(`illegal base64 data at input byte ${offset}`);
  });

  test('left-over bits and a byte order mark are kept quiet about', () => {
    expect(decodeBase64Text('Zm9=', 'padded')).toEqual({ ok: true, text: 'fo' });
    expect(decodeBase64Text('77u/YQ', 'raw')).toEqual({ ok: true, text: '\ufeffa' });
    expect(decodeBase64Text('', 'raw')).toEqual({ ok: true, text: '' });
  });
});
