import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSchemelessUrl } from '#lib/domain/go-url.ts';
import {
  compareBytes,
  isDockerHubName,
  keyMatches,
  normalizedKey,
  parseLocation,
  parseRegistryKey,
} from '#lib/domain/pull/key.ts';
import { neverMatches } from '#lib/domain/pull/never-matches.ts';

function serves(key: string, repository: string): boolean {
  const parsed = parseRegistryKey(key);
  const location = parseLocation(repository);
  return parsed.ok && location.ok && keyMatches(parsed.key, location.key);
}

describe('keys as the kubelet stores them', () => {
  test.each([
    ['https://quay.io/v1/', 'quay.io'],
    ['http://quay.io', 'quay.io'],
    ['quay.io/', 'quay.io'],
    ['quay.io/v2/team', 'quay.io/team'],
    ['quay.io/v1', 'quay.io/v1'],
    ['https://index.docker.io/v1/', 'index.docker.io'],
    ['user@quay.io/a?b#c', 'quay.io/a'],
    ['quay.io/%61', 'quay.io/a'],
    ['quay.io/%c3%a9', 'quay.io/é'],
    ['oci://quay.io', 'oci://quay.io'],
  ])('%s is %s', (written, normalized) => {
    expect(normalizedKey(written)).toBe(normalized);
  });

  test.each([
    ['quay.io/pong', 'quay.io/pongz', true],
    ['quay.io:443', 'quay.io/a', false],
    ['quay.io', 'quay.io:443/a', false],
    ['r[0-9].io', 'r1.io/a', false],
    // Go's url.Parse takes what follows for a query, so this glob never comes to the comparison.
    ['r?.io', 'r1.io/a', false],
    ['r[.io', 'r[.io/a', false],
    ['*', 'localhost/a', true],
    // As many labels on both sides: a shorter key is no beginning of a host.
    ['*', 'quay.io/a', false],
    ['quay.io', 'quay.io.evil.example/a', false],
    ['*.quay.io', 'quay.io/a', false],
    ['QUAY.io', 'quay.io/a', false],
    ['[::1]:5000', '[::1]:5000/a', true],
    ['quay.io/*', 'quay.io/a', false],
    // A stray bracket makes Go keep the colon as part of the host, and the port empty.
    [']*:', ']a/b', false],
    [']*:', ']a:/b', true],
  ])('%s serves %s: %s', (key, repository, is) => {
    expect(serves(key, repository)).toBe(is);
  });

  test.each([
    ['%invalid%', 'invalid URL escape "%in"'],
    ['a%20b.io', 'invalid URL escape "%20"'],
    ['a b.io', 'invalid character " " in host name'],
    ['a.io:x', 'invalid port ":x" after host'],
    ['[::1', "missing ']' in host"],
    ['[ab]', 'invalid host: ParseAddr("ab"): unable to parse IP'],
    ['r[0-9].io', 'invalid IP-literal'],
    ['a.io#%', 'invalid URL escape "%"'],
    ['a\nb', 'net/url: invalid control character in URL'],
    ['a b@c.io', 'net/url: invalid userinfo'],
    ['a.io/%zz', 'invalid URL escape "%zz"'],
  ])('%j cannot be read: %s', (key, problem) => {
    expect(parseSchemelessUrl(key)).toEqual({ ok: false, problem });
  });

  // Only IPv6 may stand in brackets; what Go's netip refuses keeps the whole key from being read.
  test.each([
    ['[::]', true],
    ['[1:2:3:4:5:6:7:8]:5000', true],
    ['[1:2:3:4:5:6:7::]', true],
    ['[::ffff:1.2.3.4]', true],
    ['[fe80::1%25eth0]', true],
    ['[fe80::1%25]', false],
    ['[1.2.3.4]', false],
    ['[1:2:3:4:5:6:7]', false],
    ['[1::2:3:4:5:6:7:8]', false],
    ['[1::2::3]', false],
    ['[:::]', false],
    ['[12345::]', false],
    ['[::256.1.1.1]', false],
    ['[::01.2.3.4]', false],
    ['[1.2.3.4::]', false],
  ])('%s can be read: %s', (key, is) => {
    expect(parseSchemelessUrl(key).ok).toBe(is);
  });

  test.each([
    ['nginx', true],
    ['docker.io/library/nginx', true],
    ['index.docker.io/library/nginx', true],
    ['localhost/app', true],
    ['localhost:5000/app', false],
    ['registry-1.docker.io/library/nginx', false],
    ['/app', false],
  ])('%s is on Docker Hub to the keyring: %s', (repository, is) => {
    expect(isDockerHubName(repository)).toBe(is);
  });

  test('order is that of bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        const sign = Buffer.compare(Buffer.from(left), Buffer.from(right));
        expect(Math.sign(compareBytes(left, right))).toBe(sign);
      }),
    );
  });
});

describe('keys that never match', () => {
  test.each([
    ['hub.docker.com', 'docker-hub-alias', 'https://index.docker.io/v1/'],
    ['https://', 'no-host', null],
    ['oci://quay.io/a', 'other-scheme', 'quay.io/a'],
    ['quay.io/a/b:1', 'tag-in-path', 'quay.io/a/b'],
    ['quay.io/a@sha256:0', 'tag-in-path', 'quay.io/a'],
    ['quay.io/Team', 'path-characters', null],
    ['registry', 'no-registry-host', null],
    ['*', 'no-registry-host', null],
  ])('%s: %s', (key, code, suggestion) => {
    expect(neverMatches(key)).toMatchObject({ code, suggestion });
  });

  test.each([
    'quay.io',
    'localhost',
    'registry:5000',
    'Registry',
    '*.corp.io',
    'docker.io/me',
    'https://index.docker.io/v1/',
    '[::1]:5000',
  ])('%s may match', (key) => {
    expect(neverMatches(key)).toBeNull();
  });
});
