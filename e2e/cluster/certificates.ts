import { generateKeyPairSync } from 'node:crypto';
import { pathIn, writeIn, type Run } from '#e2e/cluster/run.ts';
import { runCommand } from '#e2e/cluster/process.ts';

/** Paths of a certificate and its key. */
export type KeyPair = { certificate: string; key: string };

type Usage = 'clientAuth' | 'serverAuth';

type CertificateRequest = {
  name: string;
  /** As openssl writes it: `/O=system:masters/CN=admin`. */
  subject: string;
  usage: Usage;
  /** Alternative names, `DNS:` or `IP:` in front. */
  hosts?: readonly string[];
};

// The system's own openssl.cnf would add extensions of its own to every certificate.
const emptyConfiguration = '[req]\ndistinguished_name = dn\n[dn]\n';

/** A new certificate authority in pki/NAME.crt and .key, valid for 30 days. */
export async function createAuthority(run: Run, name: string): Promise<KeyPair> {
  return request(run, name, [
    ...['-subj', `/CN=Pullport test ${name}`],
    ...['-addext', 'basicConstraints=critical,CA:TRUE'],
    ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign,digitalSignature'],
  ]);
}

/** A certificate signed by `authority`, in pki/NAME.crt and .key, valid for 30 days. */
export async function issueCertificate(
  run: Run,
  authority: KeyPair,
  wanted: CertificateRequest,
): Promise<KeyPair> {
  return request(run, wanted.name, [
    ...['-CA', authority.certificate, '-CAkey', authority.key],
    ...['-subj', wanted.subject],
    ...['-addext', 'basicConstraints=critical,CA:FALSE'],
    ...['-addext', `extendedKeyUsage=${wanted.usage}`],
    ...(wanted.hosts ? ['-addext', `subjectAltName=${wanted.hosts.join(',')}`] : []),
  ]);
}

/** The key with which ServiceAccount tokens are signed: `key` private, `certificate` public, both PEM files. */
export function createTokenKey(run: Run): KeyPair {
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
  });
  return {
    certificate: writeIn(run, pair.publicKey, 'pki', 'tokens.pub'),
    key: writeIn(run, pair.privateKey, 'pki', 'tokens.key'),
  };
}

async function request(run: Run, name: string, options: readonly string[]): Promise<KeyPair> {
  const pair = { certificate: pathIn(run, 'pki', `${name}.crt`), key: pathIn(run, 'pki', `${name}.key`) };
  const configuration = writeIn(run, emptyConfiguration, 'pki', `${name}.cnf`);
  await runCommand('openssl', [
    ...['req', '-x509', '-config', configuration, '-days', '30', '-noenc'],
    ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
    ...['-keyout', pair.key, '-out', pair.certificate],
    ...options,
  ]);
  return pair;
}
