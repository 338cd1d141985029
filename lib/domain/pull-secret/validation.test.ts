import { expect, test } from 'vitest';
import { nameWithHash, buildDockercfg, buildDockerConfigJson } from '#lib/domain/pull-secret/build.ts';
import { validateSecret } from '#lib/domain/pull-secret/validation.ts';

const type = 'kubernetes.io/dockerconfigjson';

const problems = (text: string, secretType = type) =>
  validateSecret({ name: 'a', namespace: 'b', type: secretType, data: { '.dockerconfigjson': text } }).map(
    ({ field, type: problem }) => `${field}: ${problem}`,
  );

test.each(['{}', 'null', '{"auths":{}}', '{"auths":[]}', '{"auths":{"a":{"auth":"?"}}}', '{"a":1e-999}'])(
  '%s passes',
  (text) => {
    expect(problems(text)).toEqual([]);
  },
);

test.each(['', '[]', '"{}"', '1', 'eyJhdXRocyI6e319', 'auths: {}', '{"a":[1e999]}', '{"a":{"b":-1e999}}'])(
  '%j does not',
  (text) => {
    expect(problems(text)).toEqual(['data[.dockerconfigjson]: Invalid value']);
  },
);

test('the size is that of all values in bytes', () => {
  expect(problems('x'.repeat(1_048_577), 'Opaque')).toEqual(['data: Too long']);
  expect(problems('é'.repeat(524_288), 'Opaque')).toEqual([]);
  expect(problems('é'.repeat(524_289), 'Opaque')).toEqual(['data: Too long']);
});

test('a certificate needs both its halves', () => {
  expect(problems('', 'kubernetes.io/tls')).toEqual([
    'data[tls.crt]: Required value',
    'data[tls.key]: Required value',
  ]);
});

test('the hash covers name, type, data and the immutable mark', () => {
  let hashed = '';
  const name = nameWithHash({ name: 'a', type, data: { z: '1', b: '2' }, immutable: true }, (text) => {
    hashed = text;
    return '013ae56789abc';
  });
  expect(hashed).toBe(
    `{"data":{"b":"Mg==","z":"MQ=="},"immutable":true,"kind":"Secret","name":"a","type":"${type}"}`,
  );
  expect(name).toBe('a-ghkmt56789');
});

test('documents are written as kubectl writes them', () => {
  const entry = { server: 'a.io/<x>', username: 'u', password: 'p&"', email: 'e@x' };
  const written = String.raw`{"a.io/\u003cx\u003e":{"username":"u","password":"p\u0026\"","email":"e@x","auth":"dTpwJiI="}}`;
  expect(buildDockerConfigJson([entry])).toBe(`{"auths":${written}}`);
  expect(buildDockercfg([entry])).toBe(written);
});
