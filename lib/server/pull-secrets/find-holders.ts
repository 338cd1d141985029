import 'server-only';
import pLimit from 'p-limit';
import { AppError } from '#lib/domain/errors.ts';
import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { registryOfKey } from '#lib/domain/pull-secret/registry-of-key.ts';
import type { Context } from '../context.ts';
import { isMissing, refusedOutcome, type LineEnd } from '../writes/refused-outcome.ts';
import { readExisting, type ExistingSecret } from './existing-secret.ts';
import { keysHolding, type Credential } from './held-credential.ts';
import { readableSecrets } from './readable-secrets.ts';

/** A secret that holds a credential, or may hold it and cannot be read now. */
export type Holder = { namespace: string; name: string } & (
  | { is: 'read'; existing: ExistingSecret }
  | { is: 'refused'; end: LineEnd }
);

const atOnce = 12;

/**
 * Every secret this person may read that holds the old credential, or the new one already: looked up by
 * registry and user in lists read anew, then compared by value as each is this moment.
 * @throws AppError `cluster-failed` where a list cannot be read now: what it holds would keep the old password unnoticed
 */
export async function findHolders(
  context: Context,
  source: ExistingSecret,
  { old, renewed }: { old: Credential; renewed: Credential },
  isChosen: (namespace: string) => boolean,
): Promise<Holder[]> {
  // A secret that somebody made a moment ago must not keep the old password.
  const { live, secretMemory } = context.pullport;
  secretMemory.of(context.identity.key).forget(live.namespaceNames());
  const known = await readableSecrets(context, 'until-read');
  const unread = known.unread.filter(isChosen);
  if (unread.length > 0) throw unreadError(unread);
  const usernames = [old.username, renewed.username];
  const candidates = known.secrets.filter(
    (facts) =>
      isChosen(facts.namespace) &&
      !(facts.namespace === source.namespace && facts.name === source.name) &&
      mayHold(facts, registryOfKey(old.registry), usernames),
  );
  const limit = pLimit(atOnce);
  const holders = await Promise.all(candidates.map((facts) => limit(() => readHolder(context, facts))));
  return holders.filter(
    (holder): holder is Holder =>
      holder !== null &&
      (holder.is === 'refused' ||
        keysHolding(holder.existing, old).length > 0 ||
        keysHolding(holder.existing, renewed).length > 0),
  );
}

function unreadError(namespaces: readonly string[]): AppError {
  const [first = '', ...others] = namespaces;
  const where = others.length === 0 ? first : `${first} and ${others.length} more`;
  return new AppError(
    'cluster-failed',
    `Nothing was written: the secrets of ${where} could not be read just now, and some of them may hold this credential. Repeat it in a moment.`,
  );
}

function mayHold({ document }: SecretFacts, registry: string, usernames: readonly string[]): boolean {
  if (document.is !== 'decoded') return false;
  return document.entries.some(
    ({ key, username }) => usernames.includes(username) && registryOfKey(key) === registry,
  );
}

async function readHolder(context: Context, { namespace, name }: SecretFacts): Promise<Holder | null> {
  try {
    return { is: 'read', namespace, name, existing: await readExisting(context, namespace, name) };
  } catch (error) {
    return isMissing(error) ? null : { is: 'refused', namespace, name, end: refusedOutcome(error) };
  }
}
