import type { FailureRecord } from '#lib/domain/pull/failure-record.ts';
import type { BreakCode, PullBreak } from '#lib/domain/pull/hops.ts';
import { account, entry, secrets } from '#lib/domain/pull/root-words-of-credentials.ts';
import { host, inSecret, said, type RootWords, type Words } from '#lib/domain/pull/root-words-parts.ts';
import { code, secret, type Sentence } from '#lib/domain/pull/sentence.ts';
import { isUntriedBreak } from '#lib/domain/pull/untried-words.ts';

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
    detail: ['Another tag or a push is needed'],
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
  unknown: (record) =>
    isUntriedBreak(record.break, record.cause)
      ? {
          sentence: [
            host(record),
            ' was not asked yet with what Secret ',
            secret(record.secret),
            ' holds now',
          ],
          detail: ['It came after the last attempt; the next one tells'],
        }
      : {
          sentence: ['Why ', code(record.image), ' cannot be pulled is not known'],
          detail: ['Read what the kubelet says'],
        },
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
