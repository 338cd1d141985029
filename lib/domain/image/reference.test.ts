import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  canonicalText,
  maxReferenceLength,
  parseImageReference,
  repositoryName,
} from '#lib/domain/image/reference.ts';

const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
const part = fc.stringMatching(/^[a-z0-9]{1,8}((\.|_|__|-{1,3})[a-z0-9]{1,5}){0,2}$/);
const registry = fc.stringMatching(/^([a-zA-Z0-9]{1,6}\.){1,2}[a-z]{2,4}(:[0-9]{1,5})?$/);
const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);

const written = fc
  .record({
    registry: fc.option(fc.oneof(registry, fc.constant('localhost'), fc.constant('[fd00::1]:5000')), {
      nil: '',
    }),
    path: fc.array(part, { minLength: 1, maxLength: 4 }),
    tag: fc.option(tag, { nil: '' }),
    digest: fc.option(hex, { nil: '' }),
  })
  .map(
    (parts) =>
      `${parts.registry && `${parts.registry}/`}${parts.path.join('/')}${parts.tag && `:${parts.tag}`}${parts.digest && `@sha256:${parts.digest}`}`,
  );

/** Text made of the characters that matter to the grammar, so that near misses are common. */
const nearMiss = fc.string({ unit: fc.constantFrom(...'aA0.-_:/@[]% é${\u202e'), maxLength: 200 });

function parsed(text: string) {
  const result = parseImageReference(text);
  if (!result.ok) throw new Error(`${text}: ${result.sentence}`);
  return result.reference;
}

describe('parseImageReference', () => {
  test('the full text parses to the same reference, with nothing implied', () => {
    fc.assert(
      fc.property(written, (text) => {
        const first = parsed(text);
        const again = parsed(canonicalText(first));
        expect({ ...again, text: '', implied: null }).toEqual({
          ...first,
          text: '',
          implied: null,
        });
        expect(again.implied).toEqual({ registry: false, library: false, tag: false });
        expect(canonicalText(again)).toBe(canonicalText(first));
      }),
    );
  });

  test('any text is either parsed or refused with a sentence', () => {
    fc.assert(
      fc.property(fc.oneof(nearMiss, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        const result = parseImageReference(text);
        if (result.ok) expect(result.reference.repository).not.toBe('');
        else expect(result.sentence).toMatch(/^The [^]+\.$/);
      }),
    );
  });

  test.each([
    ['path parts', 'a/'],
    ['separators', 'a_-.'],
    ['dashes', '-'],
    ['labels', 'a.'],
    ['colons', ':'],
    ['brackets', '['],
    ['at signs', '@a'],
    ['hexadecimal', 'f'],
    ['upper case', 'A'],
  ])('looks at each character a bounded number of times: %s', (_kind, unit) => {
    const text = unit.repeat(maxReferenceLength).slice(0, maxReferenceLength);
    const reads = vi.spyOn(String.prototype, 'charCodeAt');
    parseImageReference(text);
    const count = reads.mock.calls.length;
    reads.mockRestore();
    expect(count).toBeLessThan(12 * maxReferenceLength);
  });

  test.each([
    ['nginx', { registry: true, library: true, tag: true }],
    ['nginx:1.27', { registry: true, library: true, tag: false }],
    ['library/nginx', { registry: true, library: false, tag: true }],
    ['docker.io/nginx:1', { registry: false, library: true, tag: false }],
    ['index.docker.io/nginx:1', { registry: false, library: true, tag: false }],
    ['docker.io/library/nginx:1', { registry: false, library: false, tag: false }],
    ['quay.io/a/b', { registry: false, library: false, tag: true }],
    ['library:1', { registry: true, library: true, tag: false }],
  ])('%s says which parts nobody wrote', (text, implied) => {
    expect(parsed(text).implied).toEqual(implied);
  });

  test('the name for credential look-up is written in full', () => {
    expect(repositoryName(parsed('nginx'))).toBe('docker.io/library/nginx');
    expect(repositoryName(parsed('registry.corp:5000/a/b:1'))).toBe('registry.corp:5000/a/b');
  });

  test.each([
    ['', 'empty', 'The image is empty'],
    ['https://quay.io/a', 'scheme', 'starts with https://'],
    ['quay.io/Team/x:1', 'upper-case', 'upper case'],
    ['${IMAGE}', 'placeholder', 'placeholder'],
    ['nginx :1', 'white-space', 'white space'],
    ['a'.repeat(300), 'too-long', 'too long'],
    [`x${'y'.repeat(5000)}`, 'too-long', 'too long'],
    ['f'.repeat(64), 'identifier', 'image ID'],
    ['quay.io//a', 'empty-part', 'empty part'],
    ['my_host.corp:5000/a', 'registry', '"my_host.corp:5000"'],
    ['nginx:1~2', 'tag', '"1~2"'],
    ['nginx:', 'tag', 'empty'],
    [`nginx:${'t'.repeat(129)}`, 'tag', '128'],
    [`nginx@md5:${'a'.repeat(32)}`, 'digest', 'sha256, sha384 or sha512'],
    [`nginx@sha256:${'a'.repeat(40)}`, 'digest', 'wrong length'],
    [`nginx@sha256:${'A'.repeat(64)}`, 'digest', 'not one'],
    ['nginx@sha256:abc', 'digest', 'not one'],
    ['a/b..c', 'repository', 'The repository'],
  ])('%s is refused in words', (text, problem, words) => {
    const result = parseImageReference(text);
    expect(result).toMatchObject({ ok: false, problem });
    expect(result.ok ? '' : result.sentence).toContain(words);
  });
});
