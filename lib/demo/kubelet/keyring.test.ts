import { describe, expect, it } from 'vitest';
import { lookUp } from './keyring.ts';

const offered = (keys: readonly string[], registry: string, repository: string): string[] =>
  lookUp(
    keys.map((key) => ({ key, username: key, password: 'p', secret: 'ns/s' })),
    registry,
    repository,
  ).map(({ key }) => key);

describe('lookUp', () => {
  it('compares the port as text', () => {
    expect(offered(['registry.test', 'registry.test:5000'], 'registry.test:5000', 'a')).toEqual([
      'registry.test:5000',
    ]);
    expect(offered(['registry.test:443'], 'registry.test', 'a')).toEqual([]);
  });

  it('offers longer keys first and takes a path as plain beginning', () => {
    const keys = ['quay.io', 'quay.io/team', 'quay.io/te', 'quay.io/other'];
    expect(offered(keys, 'quay.io', 'team/app')).toEqual(['quay.io/team', 'quay.io/te', 'quay.io']);
  });

  it('knows globs within a label only', () => {
    expect(offered(['*.corp.test', '*.test'], 'hub.corp.test', 'a')).toEqual(['*.corp.test']);
  });

  it('falls back to index.docker.io for Docker Hub, where nothing else matched', () => {
    const index = 'https://index.docker.io/v1/';
    expect(offered([index], 'docker.io', 'library/nginx')).toEqual([index]);
    expect(offered([index, 'docker.io'], 'docker.io', 'library/nginx')).toEqual(['docker.io']);
    expect(offered(['registry-1.docker.io'], 'docker.io', 'library/nginx')).toEqual([]);
  });
});
