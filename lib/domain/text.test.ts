import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleLines, visibleText } from './text.ts';

describe('text of the cluster', () => {
  it('stays as it is where every character can be seen', () => {
    expect(visibleText('registry.corp.example:5000/größe/日本:1.0')).toBe(
      'registry.corp.example:5000/größe/日本:1.0',
    );
  });

  it.each([
    ['a\u202Egpj.exe', 'a⟨U+202E⟩gpj.exe'],
    ['ghcr.io\u00A0', 'ghcr.io⟨U+00A0⟩'],
    ['ghcr\u200B.io', 'ghcr⟨U+200B⟩.io'],
    ['one\ntwo\u0000', 'one␊two␀'],
    ['\u007F\u009B31m', '␡⟨U+009B⟩31m'],
    ['half \uD83D pair', 'half ⟨U+D83D⟩ pair'],
    ['\u{E0041}tag', '⟨U+E0041⟩tag'],
  ])('names what cannot be seen in %j', (text, seen) => {
    expect(visibleText(text)).toBe(seen);
  });

  it('keeps lines and tabs in a block', () => {
    expect(visibleLines('a\r\n\tb\u0007')).toBe('a\n\tb␇');
  });

  it('is done after the first time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visibleText(visibleText(text))).toBe(visibleText(text));
      }),
    );
  });

  it('leaves no control character, in one line or in a block', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visibleText(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(visibleLines(text).replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});
