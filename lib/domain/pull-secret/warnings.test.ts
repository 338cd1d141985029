import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryWarnings } from '#lib/domain/pull-secret/entry-warnings.ts';
import { pullSecretWarnings } from '#lib/domain/pull-secret/warnings.ts';

const type = 'kubernetes.io/dockerconfigjson';

const codesOf = (text: string) =>
  pullSecretWarnings({ type, data: { '.dockerconfigjson': text } }).map(({ code }) => code);

const good = { key: 'quay.io', username: 'org+robot', password: 'secret' };

describe('documents', () => {
  test.each([
    ['{"auths":{"quay.io":{"username":"org+robot","password":"p"}}}', []],
    ['', ['not-json']],
    ['{', ['not-json']],
    ['\u{FEFF}{"auths":{}}', ['byte-order-mark']],
    ['apiVersion: v1\nkind: Secret\n', ['yaml']],
    ['# mine\nauths:\n  a: b\n', ['yaml']],
    ['eyJhdXRocyI6e319', ['base64-twice']],
    ['eyJhdXRocyI6e319Cg==\n', ['base64-twice']],
    ['ZXlKaGRYUm9jeUk2ZTMxOQ==', ['base64-twice']],
    ['eyJh\ndXRocyI6\ne319\n', ['base64-twice']],
    ['[{}]', ['array']],
    ['{"kind":"Secret","data":{}}', ['manifest']],
    ['{"auths":[]}', ['undecodable']],
    ['"text"', ['undecodable']],
    ['{"auths":{"a.io":{"auth":"cGFudHM="}}}', ['undecodable-entry']],
    ['{"auths":{}}', ['no-entries']],
    ['null', ['no-entries']],
    ['{"a.io":{"auth":"dTpw"}}', ['wrong-format']],
    ['{"auths":{"a.io":{}},"credsStore":"desktop"}', ['creds-store-only']],
    ['{"auths":{"a.io":{"auth":"dTpw"}},"credHelpers":{}}', ['creds-store']],
    ['{"auths":{"a.io":{}}}', ['empty-entry']],
    ['{"auths":{"a.azurecr.io":{"auth":"MDA6","identitytoken":"t"}}}', ['identity-token-only']],
    [
      '{"auths":{"a.io":{"auth":"dTpw"},"https://a.io":{"auth":"dTpw"}}}',
      ['same-registry-twice', 'key-scheme'],
    ],
  ])('%j', (text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  test('the type and the data key must go together', () => {
    expect(pullSecretWarnings({ type: 'Opaque', data: {} })).toMatchObject([
      { code: 'wrong-type', field: 'type' },
    ]);
    expect(pullSecretWarnings({ type, data: { '.dockercfg': '{}' } })).toMatchObject([
      { code: 'wrong-data-key' },
    ]);
    const wrapped = { '.dockercfg': '{"auths":{"a.io":{"auth":"dTpw"}}}' };
    expect(pullSecretWarnings({ type: 'kubernetes.io/dockercfg', data: wrapped })).toMatchObject([
      { code: 'wrong-format' },
    ]);
  });

  test('no text throws, and no sentence holds a password', () => {
    const documents = fc
      .record({ username: fc.string(), password: fc.string().map((text) => `canary${text}`) })
      .map((entry) => JSON.stringify({ auths: { 'ghcr.io': entry } }));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), documents), (text) => {
        const warnings = pullSecretWarnings({ type, data: { '.dockerconfigjson': text } });
        expect(JSON.stringify(warnings)).not.toContain('canary');
      }),
    );
  });
});

describe('entries', () => {
  test.each([
    [{}, []],
    [{ key: 'hub.docker.com', username: 'me' }, ['key-never-matches']],
    [{ key: 'quay.io/Team' }, ['key-never-matches']],
    [{ key: 'quay.io:x' }, ['key-unparsable']],
    [{ key: ' quay.io' }, ['key-whitespace']],
    [{ key: 'https://quay.io' }, ['key-scheme']],
    [{ key: 'quay.io/v2' }, ['key-version-path']],
    [{ key: 'quay.io/team/' }, ['key-last-slash']],
    [{ key: 'quay.io:443' }, ['key-default-port']],
    [{ key: 'Quay.io' }, ['key-case']],
    [{ key: 'quay.io:0' }, ['key-port']],
    [{ key: 'quay.io:65536' }, ['key-port']],
    [{ key: 'quay.io:65535' }, []],
    [{ key: 'quay..io' }, ['key-host']],
    [{ key: '-quay.io' }, ['key-host']],
    [{ key: 'my_registry.example' }, ['key-host']],
    [{ key: 'registrý.example' }, ['key-host']],
    [{ key: '*.quay.io' }, []],
    [{ key: '[::1]:5000' }, []],
    [{ key: 'me:canary@quay.io' }, ['key-credential']],
    [{ key: 'https://me@quay.io' }, ['key-credential', 'key-scheme']],
    [{ key: 'quay.io?ns=team' }, ['key-query']],
    [{ username: '' }, ['username-empty']],
    [{ username: 'a:b' }, ['username-colon']],
    [{ username: 'org+robot ' }, ['username-whitespace']],
    [{ username: 'somebody' }, ['username-shape']],
    [{ password: '' }, ['password-empty']],
    [{ password: 'secret\n' }, ['password-newline']],
    [{ password: ' ' }, ['password-whitespace']],
    [{ password: Buffer.from('org+robot:x').toString('base64') }, ['password-is-auth']],
    [{ password: Buffer.from('AWS:some-longer-token').toString('base64') }, ['password-is-auth']],
    [{ password: 'p:with:colons' }, []],
    [{ key: 'https://index.docker.io/v1/', username: 'me' }, []],
    [{ key: '1.dkr.ecr.eu-west-1.amazonaws.com', username: 'AWS' }, ['short-lived']],
    [{ key: '1.dkr.ecr.eu-west-1.amazonaws.com', username: 'aws' }, ['username-shape']],
  ])('%j', (change, codes) => {
    expect(entryWarnings({ ...good, ...change }).map(({ code }) => code)).toEqual(codes);
  });
});
