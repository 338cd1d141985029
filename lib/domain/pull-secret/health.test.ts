import { describe, expect, test } from 'vitest';
import { healthOf, type SecretUse } from '#lib/domain/pull-secret/health.ts';
import { repositories } from '#lib/domain/pull/serves.ts';
import { factsOf } from '#scripts/testing/secrets.ts';

const now = Date.UTC(2026, 0, 10);
const hour = 3_600_000;

const used: SecretUse = { accounts: 1, pods: 2, repositories: null, sameAs: [] };

const withImages = (...names: string[]): SecretUse => ({ ...used, repositories: repositories(names) });

function health(auths: object, use: SecretUse, since = now) {
  const facts = factsOf(
    { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': JSON.stringify({ auths }) } },
    since,
  );
  return healthOf(facts, use, now);
}

const codes = (auths: object, use: SecretUse, since = now) =>
  health(auths, use, since).map(({ code }) => code);

const entry = { username: 'u', password: 'p' };

function jwt(exp: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ exp: exp / 1000 })}.x`;
}

describe('health', () => {
  test('nothing is said of a secret that is used and fits', () => {
    expect(codes({ 'quay.io': entry }, withImages('quay.io/a'))).toEqual([]);
    expect(codes({ 'https://index.docker.io/v1/': entry }, withImages('docker.io/library/nginx'))).toEqual(
      [],
    );
  });

  test.each([
    ['Opaque', {}, 'wrong-type'],
    ['kubernetes.io/dockercfg', { '.dockerconfigjson': '{}' }, 'wrong-key'],
    ['kubernetes.io/dockercfg', { '.dockercfg': '{"a":{"auth":"?"}}' }, 'undecodable'],
  ])('type %s with %j: %s', (type, data, code) => {
    expect(healthOf(factsOf({ type, data: { ...data } }), used, now)).toMatchObject([
      { code, severity: 'fail' },
    ]);
  });

  test.each([
    [{}, ['no-entries']],
    [{ 'a.io': {} }, ['empty-entry']],
    [{ 'a.io': { identitytoken: 't' } }, ['identity-token-only']],
    [{ 'hub.docker.com': entry }, ['never-matches']],
    [{ 'a.io': { ...entry, password: jwt(now - hour) } }, ['expired']],
    [{ 'a.io': { ...entry, password: jwt(now + hour) } }, ['expiring']],
    [{ 'a.io': { ...entry, password: jwt(now + 30 * 24 * hour) } }, []],
  ])('%j: %j', (auths, expected) => {
    expect(codes(auths, used)).toEqual(expected);
  });

  test('a short life is called expiring in its last hour only', () => {
    const auths = { 'public.ecr.aws': { username: 'AWS', password: 'p' } };
    expect(codes(auths, used, now - hour)).toEqual([]);
    expect(codes(auths, used, now - 11.5 * hour)).toEqual(['expiring']);
    expect(codes(auths, used, now - 15 * hour)).toEqual(['expired']);
  });

  test('an entry that serves no image is named, with what it may have been meant for', () => {
    const images = withImages('registry.corp.example:5000/app', 'ghcr.io/b');
    const some = health({ 'registry.corp.example': entry, 'ghcr.io': entry }, images);
    expect(some).toMatchObject([{ code: 'entry-matches-no-image', entryKeys: ['registry.corp.example'] }]);
    expect(some[0]?.sentence).toContain('registry.corp.example:5000?');
    expect(codes({ 'registry.gitlab.com': entry }, images)).toEqual(['matches-no-image']);
  });

  test('what nobody names and what is there twice is said, worst first', () => {
    const use: SecretUse = { accounts: 0, pods: 0, repositories: null, sameAs: ['older'] };
    expect(codes({ 'a.io': {} }, use)).toEqual(['empty-entry', 'unused', 'duplicate']);
    expect(codes({ 'a.io': entry }, { ...use, accounts: null, sameAs: [] })).toEqual([]);
  });
});
