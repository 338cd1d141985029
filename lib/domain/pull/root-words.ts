import type { FailureRecord } from '#lib/domain/pull/failure-record.ts';
import { causeSentences } from '#lib/domain/pull/failure-sentences.ts';
import type { BreakCode, PullBreak } from '#lib/domain/pull/hops.ts';
import { code, secret, type Sentence, type SentencePart } from '#lib/domain/pull/sentence.ts';

/** The sentence of a root, and one detail below it. */
export type RootWords = { sentence: Sentence; detail: Sentence };

type Words = (record: FailureRecord) => RootWords;

const host = ({ registry }: FailureRecord): SentencePart =>
  registry === '' ? 'The registry' : code(registry);
const said = ({ cause }: FailureRecord): Sentence => [causeSentences[cause]];
const inSecret = ({ secret: name }: FailureRecord): Sentence =>
  name === '' ? [] : ['Secret ', secret(name)];

const account: Record<BreakCode<'account'>, Words> = {
  'no-secret-listed': (record) => ({
    sentence: [
      'ServiceAccount ',
      code(record.account),
      ' has no pull secret, and ',
      host(record),
      ' asks for one',
    ],
    detail:
      record.secret === ''
        ? ['No secret of the namespace would match, as far as can be seen']
        : [
            'Secret ',
            secret(record.secret),
            ' would match, but its credential is refused elsewhere or has expired',
          ],
  }),
  'not-linked': (record) => ({
    sentence: [
      'ServiceAccount ',
      code(record.account),
      ' does not link ',
      secret(record.secret),
      ', which is there',
    ],
    detail: [host(record), ' refuses the attempt without credentials'],
  }),
  'stale-copy': (record) => ({
    sentence: ['Pods of ServiceAccount ', code(record.account), ' are older than its link'],
    detail: ['New pods get the list of today'],
  }),
  'account-missing': (record) => ({
    sentence: ['ServiceAccount ', code(record.account), ' does not exist any more'],
    detail: ['No new pod can be made with it'],
  }),
};

const secrets: Record<BreakCode<'secret'>, Words> = {
  missing: (record) => ({
    sentence: ['Secret ', secret(record.secret), ' is listed and does not exist'],
    detail: ['Nothing else these pods list is for ', host(record)],
  }),
  'wrong-type': (record) => ({
    sentence: ['Secret ', secret(record.secret), ' is of a type or key that the kubelet does not read'],
    detail: ['The kubelet passes over it without a word'],
  }),
  undecodable: (record) => ({
    sentence: [
      record.secret === '' ? 'A secret' : 'Secret ',
      ...(record.secret === '' ? [] : [secret(record.secret)]),
      ' cannot be decoded, so every pull of its pods fails, public images too',
    ],
    detail: ['One such secret on the list is enough'],
  }),
  'not-readable': (record) => ({
    sentence: [host(record), ' refused pulls; with which credential, you may not see'],
    detail: [`You may not get secrets in ${record.namespace}`],
  }),
};

const keyIn = (record: FailureRecord, words: string): RootWords => ({
  sentence: ['Entry ', code(record.key), words, host(record)],
  detail: [...inSecret(record), '; the entry is never tried'],
});

const entry: Record<BreakCode<'entry'>, Words> = {
  'host-differs': (record) => ({
    sentence: ['No credential of these pods is for ', host(record)],
    detail: [`Their secrets in ${record.namespace} hold entries for other hosts`],
  }),
  'port-differs': (record) => keyIn(record, ' has another port than the images on '),
  'path-differs': (record) => keyIn(record, ' has another path than the images on '),
  'never-matches': (record) => keyIn(record, ' never matches images on '),
  empty: (record) => ({
    sentence:
      record.key === ''
        ? ['The pull secrets hold no entry at all']
        : ['Entry ', code(record.key), ' holds no credential'],
    detail: inSecret(record),
  }),
  expired: (record) => ({
    sentence: ['The credential for ', code(record.key), ' has expired'],
    detail: inSecret(record),
  }),
};

const userOf = ({ user, secret: name }: FailureRecord): Sentence =>
  user !== '' ? [code(user)] : name === '' ? ['the node’s credential'] : ['Secret ', secret(name)];

const registry: Record<BreakCode<'registry'>, Words> = {
  rejected: (record) => ({
    sentence: [host(record), ' rejects the password of ', ...userOf(record)],
    detail: inSecret(record),
  }),
  'no-right': (record) => ({
    sentence: [host(record), ' gives ', ...userOf(record), ' no right to pull ', code(record.repository)],
    detail: inSecret(record),
  }),
  'no-such-tag': (record) => ({
    sentence: [code(record.image), ' does not exist'],
    detail: ['Another tag or a push is needed; the credential is not the reason'],
  }),
  ambiguous: (record) => ({
    sentence: [host(record), ' shows no ', code(record.repository), ': there is none, or no right to it'],
    detail: ['The registry says the same in both cases'],
  }),
  'wrong-platform': (record) => ({
    sentence: [code(record.image), ' is not built for the platform of its nodes'],
    detail: ['Credential and tag are right'],
  }),
  'rate-limit': (record) => ({
    sentence: [host(record), ' limits pulls, and the limit is used up for now'],
    detail: ['Time alone may heal it; a credential of one’s own usually raises the limit'],
  }),
  unreachable: (record) => ({
    sentence: [host(record), record.cause === 'dns' ? ' cannot be found by its name' : ' cannot be reached'],
    detail: said(record),
  }),
  tls: (record) => ({
    sentence: ['The nodes do not trust the certificate of ', host(record)],
    detail: said(record),
  }),
  protocol: (record) => ({
    sentence:
      record.cause === 'http-vs-https'
        ? ['http and https are mixed up with ', host(record)]
        : ['What ', host(record), ' sends cannot be used'],
    detail: said(record),
  }),
};

const pod: Record<BreakCode<'pod'>, Words> = {
  'invalid-name': (record) => ({
    sentence: [code(record.image), ' is not an image name'],
    detail: ['No pull is tried'],
  }),
  'never-policy': (record) => ({
    sentence: [code(record.image), ' is not on its node and its policy is Never'],
    detail: ['No pull is tried'],
  }),
};

const node: Record<BreakCode<'node'>, Words> = {
  disk: (record) => ({
    sentence: [`${record.node === '' ? 'A node' : record.node} has no space left for images`],
    detail: said(record),
  }),
  'credential-provider': (record) => ({
    sentence: [`A credential provider of ${record.node === '' ? 'a node' : record.node} fails`],
    detail: said(record),
  }),
  'image-not-allowed': (record) => ({
    sentence: [code(record.image), ' is kept from these pods by their nodes'],
    detail: said(record),
  }),
};

const unknown: Record<BreakCode<'unknown'>, Words> = {
  unknown: (record) => ({
    sentence: ['Why ', code(record.image), ' cannot be pulled is not known'],
    detail: ['Read what the kubelet says'],
  }),
  pending: (record) => ({
    sentence: [`Secrets in ${record.namespace} are being read`],
    detail: ['Where these pulls break depends on them'],
  }),
};

/** What heals together, in words. */
export function rootWords(record: FailureRecord): RootWords {
  const pullBreak: PullBreak = record.break;
  switch (pullBreak.hop) {
    case 'pod':
      return pod[pullBreak.code](record);
    case 'account':
      return account[pullBreak.code](record);
    case 'secret':
      return secrets[pullBreak.code](record);
    case 'entry':
      return entry[pullBreak.code](record);
    case 'registry':
      return registry[pullBreak.code](record);
    case 'node':
      return node[pullBreak.code](record);
    case 'unknown':
      return unknown[pullBreak.code](record);
  }
}
