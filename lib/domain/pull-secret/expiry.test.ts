import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expiryOf, jwtExpiry } from '#lib/domain/pull-secret/expiry.ts';
import { presetCodes, presetOfKey, registryPresets } from '#lib/domain/pull-secret/presets.ts';

function jwt(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.signature`;
}

describe('the end of a token', () => {
  test('is what the token says', () => {
    expect(jwtExpiry(jwt({ sub: 'ÿ~?', exp: 1_700_000_000 }))).toBe(1_700_000_000_000);
    expect(jwtExpiry(jwt({ exp: 1_700_000_000.9 }))).toBe(1_700_000_000_900);
  });

  test.each([
    ['none', jwt({ sub: 'x' })],
    ['text', jwt({ exp: '1700000000' })],
    ['negative', jwt({ exp: -1 })],
    ['beyond reason', jwt({ exp: 1e300 })],
    ['a list', jwt([1])],
    ['two parts', 'eyJhIjoxfQ.eyJhIjoxfQ'],
    ['no base64', 'eyJhIjoxfQ.$$$.x'],
    ['too long', `${jwt({ exp: 1_700_000_000 })}${'x'.repeat(100_000)}`],
  ])('is not known: %s', (_, token) => {
    expect(jwtExpiry(token)).toBeNull();
  });

  test('is a time or nothing, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => `eyJ.${Buffer.from(json).toString('base64url')}.x`),
        ),
        (text) => {
          expect(jwtExpiry(text) ?? 1).toBeGreaterThan(0);
        },
      ),
    );
  });

  test.each([
    ['123.dkr.ecr.eu-central-1.amazonaws.com', 'AWS', 12 * 60],
    ['https://public.ecr.aws', 'AWS', 12 * 60],
    ['europe-west3-docker.pkg.dev', 'oauth2accesstoken', 60],
    ['eu.gcr.io/project', 'oauth2accesstoken', 60],
    ['team.azurecr.io', '00000000-0000-0000-0000-000000000000', 3 * 60],
  ])('follows from registry and user: %s %s', (key, username, minutes) => {
    expect(expiryOf({ key, username, password: 'p' }, 1000)).toEqual({
      expiresAt: 1000 + minutes * 60_000,
      expiryBasis: 'registry-lifetime',
    });
  });

  test.each([
    ['europe-west3-docker.pkg.dev', '_json_key'],
    ['team.azurecr.io', 'app'],
    ['quay.io', 'org+robot'],
    ['%', 'AWS'],
  ])('is open: %s %s', (key, username) => {
    expect(expiryOf({ key, username, password: 'p' }, 1000)).toEqual({ expiresAt: null, expiryBasis: null });
  });

  test('the token itself counts more than its registry', () => {
    const entry = { key: 'public.ecr.aws', username: 'AWS', password: jwt({ exp: 2 }) };
    expect(expiryOf(entry, 1000)).toEqual({ expiresAt: 2000, expiryBasis: 'jwt' });
  });
});

describe('presets', () => {
  test('there is one of each kind, in order', () => {
    expect(registryPresets.map(({ code }) => code)).toEqual(presetCodes);
  });

  test.each([
    ['https://index.docker.io/v1/', 'docker-hub'],
    ['docker.io/library', 'docker-hub'],
    ['GHCR.io', 'ghcr'],
    ['123.dkr.ecr.cn-north-1.amazonaws.com.cn', 'ecr'],
    ['team.azurecr.io', 'acr'],
    ['acme.jfrog.io', 'artifactory'],
    ['icr.io', 'ibm-cloud'],
    ['private.de.icr.io/team', 'ibm-cloud'],
    ['noticr.io', null],
    ['nexus.corp.example:8443', 'nexus'],
    ['registry.connect.redhat.com', 'red-hat'],
    ['registry.corp.example', null],
    ['notghcr.io', null],
  ])('%s is of %s', (key, code) => {
    expect(presetOfKey(key)?.code ?? null).toBe(code);
  });

  test('there are fourteen beside the one for any other registry', () => {
    expect(registryPresets.filter(({ code }) => code !== 'other')).toHaveLength(14);
  });

  test('a user name that is filled in has the shape asked for', () => {
    for (const { username, usernameShape } of registryPresets) {
      if (username !== '' && usernameShape !== null) expect(username).toMatch(usernameShape);
    }
  });
});
