import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAuth } from '#lib/domain/pull-secret/config-entry.ts';
import { readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { documentMeaning, toFacts } from '#lib/domain/pull-secret/document-facts.ts';

const type = 'kubernetes.io/dockerconfigjson';

function read(text: string) {
  const reading = readEntries(text, 'dockerconfigjson');
  return reading.ok
    ? reading.entries.map(({ key, username, password, form }) => [key, username, password, form])
    : reading;
}

describe('reading as Go does', () => {
  test.each([
    ['null', []],
    ['{}', []],
    ['{"auths":null}', []],
    ['{"AUTHS":{"a":{"USERNAME":"u","Password":"p"}}}', [['a', 'u', 'p', 'fields']]],
    ['{"auth\u017f":{"a":{"u\u017fername":"u"}}}', [['a', 'u', '', 'fields']]],
    ['{"auths":{"a":{"username":"x","username":"u","username":null}}}', [['a', 'u', '', 'fields']]],
    ['{"auths":{"a":{"username":"u"},"a":{}}}', [['a', '', '', 'empty']]],
    ['{"auths":{"a":null}}', [['a', '', '', 'empty']]],
    [
      '{"auths":{"a":{}},"auths":{"b":{}}}',
      [
        ['a', '', '', 'empty'],
        ['b', '', '', 'empty'],
      ],
    ],
    ['{"auths":{"a":{}},"auths":null}', []],
    ['{"auths":{"a":{"auth":"MDA6","identitytoken":"t"}}}', [['a', '00', '', 'identity-token-only']]],
    ['{"auths":{"a":{"auth":"dTpw","identitytoken":"t"}}}', [['a', 'u', 'p', 'auth']]],
    ['{"auths":{"a":{"registrytoken":"t"}}}', [['a', '', '', 'identity-token-only']]],
    ['{"auths":{"a":{"auth":"dTpwOnEK"}}}', [['a', 'u', 'p:q\n', 'auth']]],
    ['{"auths":{"__proto__":{"username":"u"}},"credsStore":1}', [['__proto__', 'u', '', 'fields']]],
  ])('%s', (text, entries) => {
    expect(read(text)).toEqual(entries);
  });

  test.each([
    [
      '[]',
      'json: cannot unmarshal array into Go value of type credentialprovider.DockerConfigJSON',
      undefined,
    ],
    [
      '{"auths":[]}',
      'json: cannot unmarshal array into Go struct field DockerConfigJSON.auths of type credentialprovider.DockerConfig',
      undefined,
    ],
    ['{"auths":{"a":{"auth":"pants"}}}', 'illegal base64 data at input byte 4', 'a'],
    [
      '{"auths":{"a":{},"b":{"auth":"cGFudHM="}}}',
      'unable to parse auth field, must be formatted as base64(username:password)',
      'b',
    ],
    // An earlier entry of the same key is read before the later one replaces it.
    ['{"auths":{"a":{"auth":"?"},"a":{}}}', 'illegal base64 data at input byte 0', 'a'],
    [
      '{"auths":{"a":{"password":1}}}',
      'json: cannot unmarshal number into Go struct field DockerConfigJSON.auths.password of type string',
      'a',
    ],
    [
      '{"HttpHeaders":{"a":1}}',
      'json: cannot unmarshal number into Go struct field DockerConfigJSON.HttpHeaders of type string',
      undefined,
    ],
  ])('%s is undecodable', (text, problem, entryKey) => {
    expect(toFacts({ type, data: { '.dockerconfigjson': text } }, 0)).toEqual({
      is: 'undecodable',
      problem,
      ...(entryKey === undefined ? {} : { entryKey }),
    });
  });

  test('auth is not trimmed, and the url-safe alphabet is refused', () => {
    expect(decodeAuth('dTpw\n')).toEqual({ ok: true, username: 'u', password: 'p' });
    expect(decodeAuth(' dTpw').ok).toBe(false);
    expect(decodeAuth('dTo_Pz8=').ok).toBe(false);
    expect(decodeAuth('Og==')).toEqual({ ok: true, username: '', password: '' });
  });

  // Go's own idea of white space decides whether padding is expected, and with it the byte that is named.
  test.each([
    ['dSA6cCA=\u0085', 8],
    ['dSA6cCA=\ufeff', 7],
  ])('%j is refused at byte %i', (auth, byte) => {
    expect(decodeAuth(auth)).toEqual({ ok: false, problem: `illegal base64 data at input byte ${byte}` });
  });

  test('no text throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((auths) => `{"auths":${auths}}`),
        ),
        (text) => {
          for (const format of ['dockerconfigjson', 'dockercfg'] as const) readEntries(text, format);
        },
      ),
    );
  });

  test('ten thousand entries and a megabyte are read', () => {
    const auths = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`r${index}.io`, { auth: 'dTpw' }]),
    );
    expect(read(JSON.stringify({ auths }))).toHaveLength(10_000);
    const long = { auths: { 'a.io': { username: 'u', password: 'x'.repeat(1_000_000) } } };
    expect(read(JSON.stringify(long))).toHaveLength(1);
  });
});

describe('facts', () => {
  test('hold no value', () => {
    const text = '{"auths":{"a.io":{"auth":"dTpjYW5hcnk="},"b.io":{"password":"canary","email":"canary"}}}';
    expect(JSON.stringify(toFacts({ type, data: { '.dockerconfigjson': text } }, 0))).not.toMatch(
      /canary|Y2FuYXJ5/,
    );
  });

  test.each([
    ['Opaque', { '.dockerconfigjson': '{}' }, { is: 'wrong-type' }],
    ['toString', {}, { is: 'wrong-type' }],
    [type, { '.dockercfg': '{}' }, { is: 'wrong-key', expectedKey: '.dockerconfigjson' }],
    ['kubernetes.io/dockercfg', { '.dockercfg': '' }, { is: 'wrong-key', expectedKey: '.dockercfg' }],
  ])('of type %s with %j', (secretType, data, facts) => {
    expect(toFacts({ type: secretType, data: { ...data } }, 0)).toEqual(facts);
  });
});

describe('meaning', () => {
  const meaning = (text: string) => documentMeaning({ type, data: { '.dockerconfigjson': text } });

  test('is equal for equal credentials however they are written', () => {
    const plain = meaning('{"auths":{"a.io":{"username":"u","password":"p"},"b.io":{"auth":"dTpw"}}}');
    expect(
      meaning('{"x":1,"auths":{"https://b.io/v1/":{"auth":"dTpw","email":"e"},"a.io":{"auth":"dTpw"}}}'),
    ).toBe(plain);
    const data = { '.dockercfg': '{"a.io":{"auth":"dTpw"},"b.io":{"auth":"dTpw"}}' };
    expect(documentMeaning({ type: 'kubernetes.io/dockercfg', data })).toBe(plain);
  });

  test('differs where a key, a user or a password differs, and where nothing can be decoded', () => {
    const texts = [
      '{"a":1',
      '{"a":2',
      '{}',
      '{"auths":{"a":{"auth":"dTpw"}}}',
      '{"auths":{"b":{"auth":"dTpw"}}}',
      '{"auths":{"a":{"auth":"dTpx"}}}',
    ];
    expect(new Set(texts.map(meaning)).size).toBe(texts.length);
  });
});
