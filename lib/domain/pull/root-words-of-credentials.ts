import type { FailureRecord } from '#lib/domain/pull/failure-record.ts';
import type { BreakCode } from '#lib/domain/pull/hops.ts';
import { host, inSecret, type RootWords, type Words } from '#lib/domain/pull/root-words-parts.ts';
import { code, secret } from '#lib/domain/pull/sentence.ts';

/** Roots at the account that the pod runs as. */
export const account: Record<BreakCode<'account'>, Words> = {
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
        ? ['No secret is known that would match']
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

/** Roots at a secret that is listed. */
export const secrets: Record<BreakCode<'secret'>, Words> = {
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

/** Roots at the entries of a secret. */
export const entry: Record<BreakCode<'entry'>, Words> = {
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
