/** The five stops of a pull, always in this order; `node` and `unknown` are where none of them can be blamed. */
export const pathHops = ['pod', 'account', 'secret', 'entry', 'registry'] as const;
export type PathHop = (typeof pathHops)[number];
export type Hop = PathHop | 'node' | 'unknown';

/** Every way a pull can break, by the hop where it breaks. It, not the text, decides hop strip and grouping. */
export const breakCodes = {
  pod: ['invalid-name', 'never-policy'],
  account: ['no-secret-listed', 'not-linked', 'stale-copy', 'account-missing'],
  secret: ['missing', 'wrong-type', 'undecodable', 'not-readable'],
  entry: ['host-differs', 'port-differs', 'path-differs', 'never-matches', 'empty', 'expired'],
  registry: [
    'rejected',
    'no-right',
    'no-such-tag',
    'ambiguous',
    'wrong-platform',
    'rate-limit',
    'unreachable',
    'tls',
    'protocol',
  ],
  node: ['disk', 'credential-provider', 'image-not-allowed'],
  /** `pending` while secrets are being read. */
  unknown: ['unknown', 'pending'],
} as const satisfies Record<Hop, readonly string[]>;

export type BreakCode<H extends Hop> = (typeof breakCodes)[H][number];

/** Where a pull breaks: a hop and a code that belongs to that hop. */
export type PullBreak = { [H in Hop]: { hop: H; code: BreakCode<H> } }[Hop];

export const pendingBreak: PullBreak = { hop: 'unknown', code: 'pending' };
export const unknownBreak: PullBreak = { hop: 'unknown', code: 'unknown' };

/** `hop/code`, the form used in URLs and facets. */
export function breakKey(pullBreak: PullBreak): string {
  return `${pullBreak.hop}/${pullBreak.code}`;
}

/** All break keys, in hop order. */
export const breakKeys: readonly string[] = Object.entries(breakCodes).flatMap(([hop, codes]) =>
  codes.map((code) => `${hop}/${code}`),
);

/** The short words beside a hop strip: "entry: port differs". */
export function breakLabel(pullBreak: PullBreak): string {
  if (pullBreak.hop === 'unknown') return codeWords[pullBreak.code];
  return `${hopWords[pullBreak.hop]}: ${breakWord(pullBreak)}`;
}

/** The break alone, where there is no room for the hop: "port differs". */
export function breakWord({ code }: PullBreak): string {
  return codeWords[code];
}

const hopWords: Record<Exclude<Hop, 'unknown'>, string> = {
  pod: 'pod',
  account: 'account',
  secret: 'secret',
  entry: 'entry',
  registry: 'registry',
  node: 'node',
};

const codeWords: Record<PullBreak['code'], string> = {
  'invalid-name': 'invalid name',
  'never-policy': 'policy Never',
  'no-secret-listed': 'no secret',
  'not-linked': 'no link',
  'stale-copy': 'linked after the pod',
  'account-missing': 'does not exist',
  missing: 'missing',
  'wrong-type': 'wrong type',
  undecodable: 'undecodable',
  'not-readable': 'not readable by you',
  'host-differs': 'host differs',
  'port-differs': 'port differs',
  'path-differs': 'path differs',
  'never-matches': 'key never matches',
  empty: 'empty',
  expired: 'token expired',
  rejected: 'rejected',
  'no-right': 'no right',
  'no-such-tag': 'no such tag',
  ambiguous: 'no right or no such image',
  'wrong-platform': 'wrong platform',
  'rate-limit': 'rate limit',
  unreachable: 'unreachable',
  tls: 'certificate',
  protocol: 'protocol or format',
  disk: 'disk full',
  'credential-provider': 'credential provider',
  'image-not-allowed': 'image not allowed',
  unknown: 'not known: see the message',
  pending: 'reading secrets …',
};
