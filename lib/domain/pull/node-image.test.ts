import { describe, expect, test } from 'vitest';
import { parseImageReference } from '#lib/domain/image/reference.ts';
import { listsImage, verifiesPulledImages } from '#lib/domain/pull/node-image.ts';
import { node } from '#scripts/testing/pull-situation.ts';

test.each([
  ['v1.32.9', 'no'],
  ['v1.33.0', 'possible'],
  ['v1.34.2+k3s1', 'possible'],
  ['v1.35.0-rc.1', 'on'],
  ['1.36', 'on'],
  ['v2.0.0', null],
  ['', null],
])('a kubelet %s verifies who may use a pulled image: %s', (version, verifies) => {
  expect(verifiesPulledImages(version)).toBe(verifies);
});

describe('a node that lists an image', () => {
  const digest = `sha256:${'ab'.repeat(32)}`;
  const other = `sha256:${'cd'.repeat(32)}`;
  const names = [`docker.io/library/nginx@${digest}`, 'docker.io/library/nginx:1.27'];
  const listing = node({ images: [{ names, size: 1 }] });

  test.each([
    ['nginx:1.27', true],
    ['docker.io/library/nginx:1.27', true],
    ['nginx', false],
    ['nginx:1.28', false],
    ['ghcr.io/library/nginx:1.27', false],
    [`nginx@${digest}`, true],
    [`nginx:1.28@${digest}`, true],
    [`nginx:1.27@${other}`, false],
  ])('has %s: %s', (text, has) => {
    const parsed = parseImageReference(text);
    expect(parsed.ok && listsImage(listing, parsed.reference)).toBe(has);
  });
});
