import 'server-only';
import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { sleep, systemClock } from '../clock.ts';
import type { Context } from '../context.ts';
import { sees } from '../identity/access.ts';
import { readSecretsOf } from '../pulls/read-secrets-of-failing.ts';

/** How long an answer waits for secrets that are not known yet. */
export type Patience = 'a-moment' | 'until-read';

export type ReadableSecrets = {
  secrets: readonly SecretFacts[];
  /** Namespaces this person sees but may not list secrets in. */
  refused: readonly string[];
  /** Whether some namespaces are still being read. */
  pending: boolean;
  /** Namespaces that could not be read since they were last forgotten, though this person may. */
  unread: readonly string[];
};

/** Milliseconds a list waits for secrets that nobody of this session asked for yet. */
export const firstWait = 1000;

/**
 * All pull secrets this person may read, redacted, from what the session knows. What is not known is read behind; the
 * answer waits for that a moment, or as long as it takes where `patience` says so.
 */
export async function readableSecrets(context: Context, patience: Patience): Promise<ReadableSecrets> {
  const { access, pullport, identity, signal } = context;
  const [secrets, pods] = await Promise.all([access.visible('secrets'), access.visible('pods')]);
  const names = pullport.live.namespaceNames();
  const readable = names.filter((name) => sees(secrets, name));
  const reading = readSecretsOf(context, readable);
  const memory = pullport.secretMemory.of(identity.key);
  if (patience === 'until-read') await reading;
  else if (readable.some((name) => memory.view(name).is === 'pending')) {
    await Promise.race([reading, sleep(systemClock, firstWait, signal)]);
  }
  const views = readable.map((name) => ({ name, view: memory.view(name) }));
  const refusedNow = views.filter(({ view }) => view.is === 'refused').map(({ name }) => name);
  return {
    secrets: views.flatMap(({ view }) => (view.is === 'read' ? [...view.secrets.values()] : [])),
    refused: [...names.filter((name) => !sees(secrets, name) && sees(pods, name)), ...refusedNow].toSorted(),
    pending: views.some(({ view }) => view.is === 'pending'),
    unread: readable.filter((name) => memory.isOutdated(name)),
  };
}
