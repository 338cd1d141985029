import 'server-only';

/** A code of Node or OpenSSL → what is wrong and what to do. `HOST` stands for the server's host and port. */
const sentences: readonly [RegExp, string][] = [
  [
    /^(ENOTFOUND|EAI_AGAIN|EAI_NONAME)$/,
    'The name HOST cannot be resolved: check the server address in the kubeconfig, your DNS and your VPN.',
  ],
  [
    /^ECONNREFUSED$/,
    'Nothing listens at HOST: check that the cluster runs and that the address and port are right.',
  ],
  [
    /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
    'There is no route to HOST: check your network and your VPN.',
  ],
  [
    /^CERT_HAS_EXPIRED$/,
    'The certificate of HOST has expired (x509): the cluster must renew it, or check this machine’s clock.',
  ],
  [/^CERT_NOT_YET_VALID$/, 'The certificate of HOST is not valid yet (x509): check this machine’s clock.'],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    'The certificate of HOST is for another name (x509): use a name it is made for, or set tls-server-name.',
  ],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_SIGNATURE_FAILURE|CERT_UNTRUSTED)$/,
    'The certificate of HOST is signed by an authority that is not trusted here (x509): check certificate-authority in the kubeconfig.',
  ],
  [
    /^(ERR_SSL_WRONG_VERSION_NUMBER|EPROTO|HPE_\w+)$/,
    'HOST does not speak the expected protocol: check http and https in the server address.',
  ],
  [
    /^ERR_(SSL|OSSL|TLS)_\w+$/,
    'No secure connection to HOST could be made: check the certificates in the kubeconfig.',
  ],
  [
    /^(UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ETIMEDOUT|TIMEOUT_ERR)$/,
    'HOST did not answer in time: check your network, your VPN and the load of the cluster.',
  ],
  [
    /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED)$/,
    'HOST broke the connection off: the API server may be restarting.',
  ],
];

/** What to say when `host` (name and port) could not be spoken to, from the error's own and inner codes. */
export function unreachableSentence(cause: unknown, host: string): string {
  const code = codesOf(cause).find((each) => sentences.some(([pattern]) => pattern.test(each)));
  const found = sentences.find(([pattern]) => code !== undefined && pattern.test(code));
  const sentence = found?.[1] ?? 'HOST cannot be reached: check that the cluster runs and your network.';
  return sentence.replace('HOST', host);
}

/** The codes of an error and of what caused it; happy eyeballs wraps one error per address. */
function codesOf(cause: unknown, depth = 0): string[] {
  if (!(cause instanceof Error) || depth > 4) return [];
  const own = 'code' in cause && typeof cause.code === 'string' ? [cause.code] : [];
  const timedOut = cause.name === 'TimeoutError' ? ['TIMEOUT_ERR'] : [];
  const inner = cause instanceof AggregateError ? cause.errors : [cause.cause];
  return [...own, ...timedOut, ...inner.flatMap((each: unknown) => codesOf(each, depth + 1))];
}
