import { expect, test } from 'vitest';
import { unreachableSentence } from '#lib/server/cluster/unreachable.ts';

function failing(code: string): Error {
  return Object.assign(new Error('raw canary text'), { code });
}

test.each([
  ['ENOTFOUND', /cannot be resolved/],
  ['ECONNREFUSED', /Nothing listens at/],
  ['EHOSTUNREACH', /no route/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /authority that is not trusted here \(x509\)/],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /certificate-authority/],
  ['CERT_HAS_EXPIRED', /has expired \(x509\)/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /for another name \(x509\)/],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', /No secure connection/],
  ['UND_ERR_CONNECT_TIMEOUT', /did not answer in time/],
  ['ECONNRESET', /may be restarting/],
  ['SOMETHING_NEW', /cannot be reached/],
])('%s is said in words, with the host and without the raw text', (code, sentence) => {
  const wrapped = new Error('outer', { cause: new AggregateError([failing(code)]) });
  for (const error of [failing(code), wrapped]) {
    const said = unreachableSentence(error, 'c.example:6443');
    expect(said).toMatch(sentence);
    expect(said).toContain('c.example:6443');
    expect(said).not.toContain('canary');
  }
});
