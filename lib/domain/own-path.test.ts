import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

describe('ownPath', () => {
  test.each(['/', '/pods', '/pods?namespace=a,b&q=x%20y', '/pods/a/b#events'])('keeps %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  test.each([
    undefined,
    '',
    'pods',
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n\\elsewhere.example',
    '/.//elsewhere.example',
    '/a/..//elsewhere.example',
    'javascript:alert(1)',
    '//[',
  ])('goes home instead of to %j', (given) => {
    expect(ownPath(given)).toBe('/');
  });

  test('never leaves the site, whatever is given', () => {
    const pieces = fc.constantFrom('/', '\\', '.', '..', '\t', '\n', '@', ':', '?', '#', '%2F', 'http:', 'x');
    const site = 'https://pullport.example';
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const path = ownPath(parts.join(''));
        expect(path.startsWith('/')).toBe(true);
        expect(new URL(path, site).origin).toBe(site);
        expect(ownPath(path)).toBe(path);
      }),
    );
  });
});
