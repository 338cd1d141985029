import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseImageReference } from '#lib/domain/image/reference.ts';
import type { NamedSecret } from '#lib/domain/pull-secret/facts.ts';
import { lookUpCredentials } from '#lib/domain/pull/credentials.ts';
import { factsOf } from '#scripts/testing/secrets.ts';

const type = 'kubernetes.io/dockerconfigjson';

/** A secret with one entry per key, its user named after the key's place. */
function secret(name: string, ...keys: string[]): NamedSecret {
  const auths = Object.fromEntries(
    keys.map((key, index) => [key, { username: `${name}-${index}`, password: 'p' }]),
  );
  return {
    is: 'there',
    name,
    facts: factsOf({ name, type, data: { '.dockerconfigjson': JSON.stringify({ auths }) } }),
  };
}

function withText(name: string, text: string, secretType = type): NamedSecret {
  return {
    is: 'there',
    name,
    facts: factsOf({ name, type: secretType, data: { '.dockerconfigjson': text } }),
  };
}

function lookUp(image: string, ...secrets: NamedSecret[]) {
  const parsed = parseImageReference(image);
  if (!parsed.ok) throw new Error(parsed.sentence);
  return lookUpCredentials(parsed.reference, secrets);
}

const users = (image: string, ...secrets: NamedSecret[]) =>
  lookUp(image, ...secrets).tried.map(({ username }) => username);

describe('order', () => {
  test('longest key first over all secrets, the list decides among equal keys', () => {
    const first = secret('a', 'quay.io', 'quay.io/team');
    const second = secret('b', 'https://quay.io/v1/', 'quay.io/team/app');
    expect(users('quay.io/team/app:1', first, second)).toEqual(['b-1', 'a-1', 'a-0', 'b-0']);
    expect(users('quay.io/team/app:1', second, first)).toEqual(['b-1', 'a-1', 'b-0', 'a-0']);
  });

  test('a glob comes after every letter and digit', () => {
    expect(
      users('a.corp.io:5000/x', secret('s', '*.corp.io:5000', 'a.corp.io:5000', 'a.corp.io:5000/x')),
    ).toEqual(['s-2', 's-1', 's-0']);
  });

  test('keys of one secret that mean the same are tried in an order left to chance', () => {
    const { tried } = lookUp('quay.io/a', secret('a', 'quay.io', 'https://quay.io'), secret('b', 'quay.io'));
    expect(tried.map(({ orderByChance, number }) => [number, orderByChance])).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ]);
  });

  test('the order of the list changes nothing but the order among equal keys', () => {
    const keys = fc.uniqueArray(
      fc.constantFrom('quay.io', 'quay.io/a', 'quay.io/a/b', '*.io', 'q*.io/a', 'ghcr.io'),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 5 }), (lists) => {
        const secrets = lists.map((list, index) => secret(`s${index}`, ...list));
        const there = lookUp('quay.io/a/b', ...secrets);
        const back = lookUp('quay.io/a/b', ...secrets.toReversed());
        expect(there.tried.map(({ key }) => key)).toEqual(back.tried.map(({ key }) => key));
        const lengths = there.tried.map(({ key }) => key);
        expect(lengths).toEqual(lengths.toSorted().toReversed());
        expect(there.tried.length + there.notTried.length).toBe(lists.flat().length);
      }),
    );
  });
});

describe('Docker Hub', () => {
  test('the legacy key is a fallback where nothing else matches', () => {
    const lookup = lookUp('nginx', secret('a', 'https://index.docker.io/v1/'));
    expect(lookup).toMatchObject({ dockerHubFallbackUsed: true, anonymousFollows: false });
    expect(lookup.tried[0]).toMatchObject({ by: 'docker-hub-fallback' });
  });

  test('it is left out where another key matches, and for other registries', () => {
    const both = lookUp('nginx', secret('a', 'https://index.docker.io/v1/', 'docker.io/library'));
    expect(both.tried.map(({ key }) => key)).toEqual(['docker.io/library']);
    expect(both.notTried[0]).toMatchObject({ reason: 'fallback-not-needed' });
    expect(lookUp('quay.io/a', secret('a', 'index.docker.io')).notTried[0]).toMatchObject({
      reason: 'fallback-only-docker-hub',
    });
  });

  test.each([
    'registry-1.docker.io',
    'hub.docker.com',
    'https://index.docker.io/v1',
    'index.docker.io/library',
  ])('%s never matches', (key) => {
    const lookup = lookUp('nginx', secret('a', key));
    expect(lookup.notTried[0]).toMatchObject({ reason: 'never-matches', has: key });
    expect(lookup.outcome).toBe('anonymous');
  });
});

describe('misses', () => {
  test.each([
    ['registry.corp.example', 'port-differs', 'no port', ':5000'],
    ['registry.corp.example:443', 'port-differs', ':443', ':5000'],
    ['registry.corp.example:5000/platform', 'path-differs', 'platform', 'finance/export'],
    ['registry.corp.example:5000/finance/export/', 'path-differs', 'finance/export/', 'finance/export'],
    ['*.registry.corp.example:5000', 'glob-labels', '*.registry.corp.example', 'registry.corp.example'],
    ['Registry.corp.example:5000', 'host-differs', 'Registry.corp.example', 'registry.corp.example'],
    ['ghcr.io', 'host-differs', 'ghcr.io', 'registry.corp.example'],
    ['registry-1.docker.io', 'host-differs', 'registry-1.docker.io', 'registry.corp.example'],
    [
      'registry.corp.example:port',
      'unparsable-key',
      'registry.corp.example:port',
      'registry.corp.example:5000/finance/export',
    ],
    [
      'registry.corp.example:5000/finance/export:1',
      'never-matches',
      'registry.corp.example:5000/finance/export:1',
      'registry.corp.example:5000/finance/export',
    ],
    [
      'oci://registry.corp.example:5000',
      'never-matches',
      'oci://registry.corp.example:5000',
      'registry.corp.example:5000/finance/export',
    ],
    ['', 'never-matches', '', 'registry.corp.example:5000/finance/export'],
  ])('%s: %s', (key, reason, has, asks) => {
    const { notTried } = lookUp('registry.corp.example:5000/finance/export:1', secret('a', key));
    expect(notTried[0]).toMatchObject({ reason, has, asks });
  });

  test('the nearest comes first', () => {
    const keys = [
      'ghcr.io',
      '*.registry.corp.example:5000',
      'other.corp.example:5000',
      'registry.corp.example:5000/x',
      'registry.corp.example',
    ];
    const { notTried } = lookUp('registry.corp.example:5000/a', secret('a', ...keys));
    expect(notTried.map(({ key }) => key)).toEqual([keys[4], keys[3], keys[1], keys[2], keys[0]]);
  });
});

describe('secrets', () => {
  test('one that cannot be decoded fails the pull, whatever the others hold', () => {
    const lookup = lookUp('quay.io/a', secret('good', 'quay.io', 'ghcr.io'), withText('bad', '{'));
    expect(lookup).toMatchObject({
      outcome: 'fails',
      tried: [],
      undecodable: ['bad'],
      anonymousFollows: false,
    });
    expect(lookup.notTried.map(({ reason }) => reason)).toEqual(['secret-undecodable', 'host-differs']);
    expect(lookup.sentence).toContain('bad');
  });

  test('missing ones, other types and other keys are passed over', () => {
    const other: NamedSecret = {
      is: 'there',
      name: 'other',
      facts: factsOf({ name: 'other', type, data: { '.dockercfg': '{}' } }),
    };
    const lookup = lookUp(
      'quay.io/a',
      { is: 'missing', name: 'gone' },
      withText('opaque', '{', 'Opaque'),
      other,
      { is: 'missing', name: '' },
    );
    expect(lookup.secrets.map(({ name, state }) => [name, state])).toEqual([
      ['gone', 'missing'],
      ['opaque', 'wrong-type'],
      ['other', 'wrong-key'],
    ]);
    expect(lookup).toMatchObject({ outcome: 'anonymous', complete: true, anonymousFollows: true });
  });

  test.each(['not-readable', 'pending'] as const)('one that is %s leaves the outcome open', (is) => {
    const lookup = lookUp('quay.io/a', { is, name: 'hidden' }, secret('a', 'quay.io'));
    expect(lookup).toMatchObject({ outcome: 'unknown', complete: false, anonymousFollows: false });
    expect(lookup.tried).toHaveLength(1);
  });

  test('an empty entry counts as a credential', () => {
    const lookup = lookUp('quay.io/a', withText('empty', '{"auths":{"quay.io":{}}}'));
    expect(lookup).toMatchObject({ outcome: 'tried', anonymousFollows: false });
    expect(lookup.tried[0]).toMatchObject({ form: 'empty' });
  });
});

test('no key throws, and each ends in exactly one of the two lists', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(fc.string(), fc.webUrl(), fc.domain(), fc.string({ unit: 'binary' }))),
      (keys) => {
        const wellFormed = [...new Set(keys.map((key) => key.toWellFormed()))];
        const { tried, notTried } = lookUp('quay.io/a/b:1', secret('a', ...wellFormed));
        expect([...tried, ...notTried].map(({ key }) => key).toSorted()).toEqual(wellFormed.toSorted());
      },
    ),
  );
});

test('thousands of globs and long keys are looked through', () => {
  const keys = Array.from(
    { length: 5_000 },
    (_, index) => `${'*a'.repeat(index % 50)}*.r${index}.io/${'x'.repeat(index % 90)}`,
  );
  const { notTried } = lookUp(
    `${'a'.repeat(60)}.example.io/${'x'.repeat(100)}`,
    secret('a', ...keys, `${'*'.repeat(4_000)}.io`, `${'*'.repeat(100_000)}.io`),
  );
  expect(notTried).toHaveLength(5_002);
});
