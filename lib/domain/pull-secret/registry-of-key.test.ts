import { expect, test } from 'vitest';
import { registryOfKey } from '#lib/domain/pull-secret/registry-of-key.ts';

test.each([
  ['docker.io', ['https://index.docker.io/v1/', 'index.docker.io', 'docker.io/library', 'hub.docker.com']],
  [
    'a.example',
    ['https://a.example', 'http://a.example/v2/', 'a.example/team', 'A.example', 'a.example:443'],
  ],
  ['a.example:5000', ['a.example:5000/team', 'https://a.example:5000/v1/']],
  ['*.a.example', ['https://*.a.example/team']],
])('%s is the registry of many keys', (registry, keys) => {
  expect(keys.map(registryOfKey)).toEqual(keys.map(() => registry));
});

test('another port, another label or a key nobody can read is another registry', () => {
  expect(registryOfKey('a.example:5000')).not.toBe(registryOfKey('a.example'));
  expect(registryOfKey('b.a.example')).not.toBe(registryOfKey('a.example'));
  expect(registryOfKey('%zz')).toBe('%zz');
});
