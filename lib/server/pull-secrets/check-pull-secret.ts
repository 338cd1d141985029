import 'server-only';
import pLimit from 'p-limit';
import type { CheckPullSecret, InputWarning, PullSecretCheck } from '#lib/api/pull-secret-writes.ts';
import { dnsSubdomainProblem } from '#lib/domain/names.ts';
import { formatOfType, readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { presetOfKey } from '#lib/domain/pull-secret/presets.ts';
import { repositories, servedBy, type Repository } from '#lib/domain/pull/serves.ts';
import { sleep, systemClock } from '../clock.ts';
import type { Context } from '../context.ts';
import { readOtherSecretsOf, readSecretsOf } from '../pulls/read-secrets-of-failing.ts';
import { draftsOf } from './compose-secrets.ts';
import { draftWarnings } from './draft-warnings.ts';
import { foresee } from './foresee.ts';
import { surroundingsOf } from './surroundings.ts';

const atOnce = 12;
/** Milliseconds the first check waits for secrets that nobody of this session asked for yet. */
const firstWait = 1500;

/**
 * Judges what is in the form and compares it with what is there, by reads alone: warnings at the fields, the entries
 * as the kubelet would read them, and a line per object that would be written.
 */
export async function checkPullSecret(context: Context, input: CheckPullSecret): Promise<PullSecretCheck> {
  const warnings = [...nameErrors(input.name), ...draftWarnings(input)];
  const namespaces = [...new Set(input.namespaces)];
  const entries = await entriesOf(context, input, namespaces);
  if (input.name === '' || warnings.some(({ severity }) => severity === 'error')) {
    return { warnings, entries, results: [], pending: false };
  }
  await readAMoment(context, namespaces);
  const drafts = draftsOf(input);
  const keys = entries.map(({ key }) => key);
  const limit = pLimit(atOnce);
  const lines = await Promise.all(
    namespaces.map((namespace) => limit(() => foresee(context, namespace, drafts, { ...input, keys }))),
  );
  const memory = context.pullport.secretMemory.of(context.identity.key);
  const pending = namespaces.some((namespace) => {
    const { is } = memory.view(namespace);
    return is === 'pending' || (is === 'read' && !memory.knowsOthers(namespace));
  });
  return { warnings, entries, results: lines.flat(), pending };
}

function nameErrors(name: string): InputWarning[] {
  const sentence = name === '' ? null : dnsSubdomainProblem(name);
  return sentence === null ? [] : [{ field: 'name', code: 'name', severity: 'error', sentence }];
}

/** In the order of the form, one for one; of a document in its own order. */
async function entriesOf(
  context: Context,
  { entries = [], document, type }: CheckPullSecret,
  namespaces: readonly string[],
): Promise<PullSecretCheck['entries']> {
  const around = await surroundingsOf(context);
  const names = namespaces.flatMap((namespace) =>
    (around.repositories(namespace) ?? []).map(({ name }) => name),
  );
  const images = repositories(names);
  if (document === undefined) {
    return entries.map(({ server, username }) =>
      entryCheck({ key: server, username, form: 'fields' }, images),
    );
  }
  const read = readEntries(document, formatOfType[type]);
  return read.ok ? read.entries.map((entry) => entryCheck(entry, images)) : [];
}

function entryCheck(
  { key, username, form }: Pick<PullSecretCheck['entries'][number], 'key' | 'username' | 'form'>,
  images: readonly Repository[],
): PullSecretCheck['entries'][number] {
  const matches = servedBy(key, images).length;
  return { key, username, form, preset: presetOfKey(key)?.code ?? null, matches };
}

async function readAMoment(context: Context, namespaces: readonly string[]): Promise<void> {
  // A secret of another type may have the name, too.
  const reading = readSecretsOf(context, namespaces).then(() => readOtherSecretsOf(context, namespaces));
  await Promise.race([reading, sleep(systemClock, firstWait, context.signal)]);
}
