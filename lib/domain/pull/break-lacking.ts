import type { CredentialLookup, NotTriedEntry } from '#lib/domain/pull/credential-lookup.ts';
import { type BreakCode, type PullBreak, pendingBreak } from '#lib/domain/pull/hops.ts';
import { hostMatches, isDockerHubName, parseLocation, parseRegistryKey } from '#lib/domain/pull/key.ts';
import { isDockerHubAlias } from '#lib/domain/pull/never-matches.ts';
import type { PullReading } from '#lib/domain/pull/reading.ts';
import {
  isUsable,
  linkedSince,
  unlistedSecrets,
  wouldCopyAccount,
} from '#lib/domain/pull/unlisted-secrets.ts';

/** A reading in which the pod offers nothing, and what the registry said to that. */
export type Lacking = PullReading & { lookup: CredentialLookup; lead: string };

type Rule = (lacking: Lacking) => PullBreak | null;

const entryCodes: Partial<Record<NotTriedEntry['reason'], BreakCode<'entry'>>> = {
  'port-differs': 'port-differs',
  'path-differs': 'path-differs',
  'glob-labels': 'host-differs',
  'never-matches': 'never-matches',
  'unparsable-key': 'never-matches',
};

/** Whether a key that serves nothing was written for this image: its host fits, or it is another name of Docker Hub. */
function isMeantFor(key: string, repository: string): boolean {
  const image = parseLocation(repository);
  const parsed = parseRegistryKey(key.replace(/^[a-z0-9+.-]+:\/\//i, ''));
  if (!image.ok) return false;
  if (!parsed.ok) return key.includes(image.key.labels.join('.'));
  return hostMatches(parsed.key, image.key) || (isDockerHubName(repository) && isDockerHubAlias(parsed.key));
}

/** The entry that came nearest, where it was meant for this image; one for another host was not. */
export function nearestMiss({ notTried, repository }: CredentialLookup): NotTriedEntry | null {
  const [nearest] = notTried;
  if (nearest === undefined || entryCodes[nearest.reason] === undefined) return null;
  const isGuess = nearest.reason === 'never-matches' || nearest.reason === 'unparsable-key';
  return isGuess && !isMeantFor(nearest.key, repository) ? null : nearest;
}

/** Linked after the pod was made: a new pod gets it. ServiceAccount admission copies once. */
const staleCopy: Rule = ({ situation, ...reading }) => {
  const since = linkedSince(situation);
  if (since.length === 0 || !wouldCopyAccount(situation)) return null;
  const stale = { hop: 'account', code: 'stale-copy' } as const;
  if (situation.namespaceSecrets.is === 'pending') return pendingBreak;
  if (situation.namespaceSecrets.is === 'not-readable') {
    return situation.pod.imagePullSecrets.length === 0 ? stale : null;
  }
  const serving = unlistedSecrets({ situation, ...reading }).filter(isUsable);
  return serving.some(({ facts }) => since.includes(facts.name)) ? stale : null;
};

/** An entry for this registry whose key differs in port, path or spelling (keyring.go URLsMatch). */
const keyDiffers: Rule = ({ lookup }) => {
  const nearest = nearestMiss(lookup);
  const code = nearest === null ? undefined : entryCodes[nearest.reason];
  return code === undefined ? null : { hop: 'entry', code };
};

/** Secrets of another type, or without the one data key that is read, are passed over (secrets/secrets.go). */
const wrongType: Rule = ({ lookup }) =>
  lookup.secrets.some(({ state }) => state === 'wrong-type' || state === 'wrong-key')
    ? { hop: 'secret', code: 'wrong-type' }
    : null;

/** A missing secret is warned of and the pull goes on without it (kubelet_pods.go getPullSecretsForPod). */
const secretMissing: Rule = ({ lookup }) =>
  lookup.secrets.some(({ state }) => state === 'missing') ? { hop: 'secret', code: 'missing' } : null;

/** The account is gone, so no list can come from it any more. */
const accountMissing: Rule = ({ situation }) =>
  situation.account.is === 'missing' && situation.pod.imagePullSecrets.length === 0
    ? { hop: 'account', code: 'account-missing' }
    : null;

/** A secret of the namespace would serve the image, for all that is known, and neither pod nor account names it. */
const notLinked: Rule = (lacking) => {
  if (lacking.situation.namespaceSecrets.is === 'pending') return pendingBreak;
  return unlistedSecrets(lacking).some(isUsable) ? { hop: 'account', code: 'not-linked' } : null;
};

/** A 403 to a pod without credentials: more often the node's own credential without a right than none at all. */
const nodeWithoutRight: Rule = ({ lead, sent }) =>
  lead === 'forbidden' && sent !== 'nothing' ? { hop: 'registry', code: 'no-right' } : null;

/** Docker Hub says the same of a misspelt public image as of a private one. */
const dockerHubDoubt: Rule = ({ lead, lookup }) =>
  lead === 'unauthorized-or-not-found' && isDockerHubName(lookup.repository)
    ? { hop: 'registry', code: 'ambiguous' }
    : null;

/** Nothing on the pod's list, and nothing there to put on it. */
const nothingListed: Rule = ({ situation }) =>
  situation.pod.imagePullSecrets.some((name) => name !== '')
    ? null
    : { hop: 'account', code: 'no-secret-listed' };

const noEntries: Rule = ({ lookup }) =>
  lookup.notTried.length === 0 ? { hop: 'entry', code: 'empty' } : null;

const rules: readonly Rule[] = [
  staleCopy,
  keyDiffers,
  wrongType,
  secretMissing,
  accountMissing,
  notLinked,
  nodeWithoutRight,
  dockerHubDoubt,
  nothingListed,
  noEntries,
];

/** Where the path ends before the registry when no secret of the pod offers anything; the first rule that applies. */
export function whereItLacks(lacking: Lacking): PullBreak {
  for (const rule of rules) {
    const found = rule(lacking);
    if (found !== null) return found;
  }
  return { hop: 'entry', code: 'host-differs' };
}
