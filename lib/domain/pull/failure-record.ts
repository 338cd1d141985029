import type { PullCause } from '#lib/domain/pull/causes.ts';
import { breakOf } from '#lib/domain/pull/break.ts';
import { leadingCause } from '#lib/domain/pull/break-by-text.ts';
import { breakKey, type PullBreak } from '#lib/domain/pull/hops.ts';
import { leadingTry } from '#lib/domain/pull/leading-try.ts';
import { type PullReading, readPull } from '#lib/domain/pull/reading.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';
import { sharedUsernames } from '#lib/domain/pull-secret/presets.ts';
import { unlistedSecrets } from '#lib/domain/pull/unlisted-secrets.ts';
import { untriedEntry } from '#lib/domain/pull/untried.ts';
import { isUntriedBreak } from '#lib/domain/pull/untried-words.ts';

/** One failing container, as small as grouping allows. Texts are '' where there is nothing to name. */
export type FailureRecord = {
  /** Pod uid and container name. */
  id: string;
  podUid: string;
  namespace: string;
  pod: string;
  container: string;
  /** `Deployment/name`, or ''. */
  owner: string;
  account: string;
  node: string;
  image: string;
  registry: string;
  repository: string;
  cause: PullCause;
  break: PullBreak;
  /** The secret, key and user that the break is about. */
  secret: string;
  key: string;
  user: string;
  since: number | null;
};

type Credential = Pick<FailureRecord, 'secret' | 'key' | 'user'>;

const none: Credential = { secret: '', key: '', user: '' };

/** What the break is about: the offered entry, the nearest miss, the secret that is not linked or cannot be used. */
function credentialOf(reading: PullReading, pullBreak: PullBreak): Credential {
  const { lookup } = reading;
  if (lookup === null) return none;
  if (pullBreak.hop === 'secret') {
    const named = lookup.secrets.find(
      ({ state }) => state === pullBreak.code || (pullBreak.code === 'wrong-type' && state === 'wrong-key'),
    );
    return { ...none, secret: named?.name ?? '' };
  }
  if (pullBreak.hop === 'account') {
    const [unlisted] = unlistedSecrets(reading);
    return { ...none, secret: unlisted?.facts.name ?? '' };
  }
  const entry =
    untriedEntry(reading) ??
    leadingTry(reading) ??
    (pullBreak.hop === 'entry' ? lookup.notTried[0] : undefined);
  return entry === undefined ? none : { secret: entry.secret, key: entry.key, user: entry.username };
}

/** Reduces a situation to what grouping needs; null where nothing fails. */
export function failureRecord(situation: PullSituation): FailureRecord | null {
  const reading = readPull(situation);
  const cause = leadingCause(reading.causes);
  if (cause === null) return null;
  const { pod, owner, container } = situation;
  const reference = reading.image.ok ? reading.image.reference : null;
  const pullBreak = breakOf(reading);
  return {
    id: `${pod.uid}/${container.name}`,
    podUid: pod.uid,
    namespace: pod.namespace,
    pod: pod.name,
    container: container.name,
    owner: owner === null ? '' : `${owner.kindName}/${owner.name}`,
    account: pod.serviceAccount,
    node: pod.node,
    image: reading.subject.image,
    registry: reference?.registry ?? '',
    repository: reference?.repository ?? '',
    cause,
    break: pullBreak,
    ...credentialOf(reading, pullBreak),
    since: pod.sandboxReadyAt ?? pod.createdAt,
  };
}

type Part = (record: FailureRecord) => string;

const account: Part = ({ namespace, account: name }) => `${namespace}/${name}`;
const registry: Part = ({ registry: host }) => host;
const image: Part = ({ image: text }) => text;
const cause: Part = ({ cause: code }) => code;
const namespace: Part = ({ namespace: name }) => name;
const node: Part = ({ node: name }) => name;
const secret: Part = ({ secret: name }) => name;
const key: Part = ({ key: text }) => text;
const repository: Part = ({ repository: path }) => path;
/**
 * A user is the same person wherever its password is kept; without one, or where everybody has the same name, the
 * secret's name has to do.
 */
const user: Part = ({ user: name, secret: from }) =>
  name !== '' && !sharedUsernames.has(name) ? name : `${name} secret ${from}`.trim();

/** What was not tried yet heals together; what nobody can tell stays apart by image. */
const untried: Part = (record) =>
  isUntriedBreak(record.break, record.cause) ? `untried ${user(record)}` : repository(record);

/** What two failures must have in common besides their break to have one root: what one remedy would heal. */
const rootParts: Readonly<Record<PullBreak['code'], readonly Part[]>> = {
  'invalid-name': [image],
  'never-policy': [image],
  'no-secret-listed': [account, registry],
  'not-linked': [account, registry],
  'stale-copy': [account, registry],
  'account-missing': [account],
  missing: [secret, registry],
  'wrong-type': [namespace, secret],
  undecodable: [namespace, secret],
  'not-readable': [namespace, registry],
  'host-differs': [namespace, registry],
  'port-differs': [key, registry],
  'path-differs': [key, registry],
  'never-matches': [key, registry],
  empty: [key, namespace, secret],
  expired: [key, user],
  rejected: [registry, user],
  'no-right': [registry, user, repository],
  'no-such-tag': [image],
  ambiguous: [registry, repository],
  'wrong-platform': [image],
  'rate-limit': [registry],
  unreachable: [registry, cause],
  tls: [registry],
  protocol: [registry, cause],
  disk: [node],
  'credential-provider': [node, registry],
  'image-not-allowed': [image],
  unknown: [registry, untried],
  pending: [namespace],
};

/** The key of a failure's root: `entry/port-differs|registry.corp.example|registry.corp.example:5000`. */
export function rootKey(record: FailureRecord): string {
  const parts = rootParts[record.break.code].map((part) => part(record).replaceAll('|', '%7C'));
  return [breakKey(record.break), ...parts].join('|');
}
