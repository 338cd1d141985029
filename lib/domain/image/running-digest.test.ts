import { expect, test } from 'vitest';
import { runningDigest } from '#lib/domain/image/running-digest.ts';

const hex = 'ab'.repeat(32);
const digest = `sha256:${hex}`;

test.each([
  [`docker.io/library/nginx@${digest}`, { of: 'manifest', digest, repository: 'docker.io/library/nginx' }],
  [`registry.corp:5000/a/b@${digest}`, { of: 'manifest', digest, repository: 'registry.corp:5000/a/b' }],
  [`docker-pullable://nginx@${digest}`, { of: 'manifest', digest, repository: 'nginx' }],
  [`docker://${digest}`, { of: 'config', digest, repository: null }],
  [digest, { of: 'config', digest, repository: null }],
  [hex, { of: 'config', digest, repository: null }],
  ['', null],
  ['docker.io/library/nginx:1.27', null],
  ['nginx@sha256:short', null],
  ['<b>\u202e', null],
])('%s', (imageId, expected) => {
  expect(runningDigest(imageId)).toEqual(expected);
});
