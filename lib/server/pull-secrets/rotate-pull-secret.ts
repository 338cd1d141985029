import 'server-only';
import type { RotatePullSecret } from '#lib/api/pull-secret-writes.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { AppError } from '#lib/domain/errors.ts';
import { setPasswords } from '#lib/domain/pull-secret/set-password.ts';
import { normalizedKey } from '#lib/domain/pull/key.ts';
import type { Context } from '../context.ts';
import { outdatedWorkloads, type LinkedAccount } from '../restarts/outdated-workloads.ts';
import { resultLine } from '../writes/result-line.ts';
import { writeAll, type WriteItem } from '../writes/write-all.ts';
import { applyEdits } from './apply-edits.ts';
import { changeInPlace } from './change-in-place.ts';
import { readExisting, type ExistingSecret } from './existing-secret.ts';
import { findHolders, type Holder } from './find-holders.ts';
import { entriesOf, keysHolding, type Credential } from './held-credential.ts';
import { renewImmutable } from './renew-immutable.ts';
import type { Replacing } from './replace-secret.ts';

/**
 * Sets a new password wherever the same credential is held (registry, user and password agree, compared here; under
 * whatever key and path), in every secret this person may read. The secret that was named is written last and only once no other can still be
 * repeated: as long as it holds the old credential, a rotation that stopped half-way finds the rest. Immutable ones are
 * replaced under a new name with every link moved, and workloads that still carry the older list are named.
 * @throws AppError `invalid-field` where there is no such entry, `forbidden` or `not-found` as reading it does
 */
export async function rotatePullSecret(context: Context, input: RotatePullSecret) {
  const source = await readExisting(context, input.namespace, input.name);
  const old = credentialOf(source, input.key);
  refuseUnwanted(source, input);
  const renewed = { ...old, ...usernameOf(input), password: input.password };
  const isChosen = choiceOf(input);
  const others = await findHolders(context, source, { old, renewed }, isChosen);
  const waiting = countdown(others.length);
  const moved: LinkedAccount[] = [];
  const renewal: Renewal = { old, renewed, dryRun: input.dryRun, tellMoved: (one) => moved.push(one) };
  const items = others.map((holder): WriteItem => ({
    namespace: holder.namespace,
    kind: 'Secret',
    name: holder.name,
    async *write(own) {
      let ending: Ending = 'open';
      try {
        let isOpen = false;
        for await (const line of renew(own, holder, renewal)) {
          isOpen ||= mayBeRepeated(line);
          yield line;
        }
        ending = isOpen ? 'open' : 'settled';
      } finally {
        waiting.done(ending);
      }
    },
  }));
  const last: WriteItem = {
    namespace: source.namespace,
    kind: 'Secret',
    name: source.name,
    async *write(own) {
      if ((await waiting.all) === 'open') return yield resultLine(this, keptForLast(source));
      yield* renew(
        own,
        { is: 'read', namespace: source.namespace, name: source.name, existing: source },
        renewal,
      );
    },
  };
  return writeAll(context, {
    dryRun: input.dryRun,
    items: isChosen(source.namespace) ? [...items, last] : items,
    restarts: () => outdatedWorkloads(context, moved),
  });
}

function choiceOf({ namespaces, leftOut }: RotatePullSecret): (namespace: string) => boolean {
  return (namespace) => (namespaces?.includes(namespace) ?? true) && !leftOut.includes(namespace);
}

/** Refuses what nobody can want, before anything is read elsewhere. @throws AppError `invalid-field` */
function refuseUnwanted({ document }: ExistingSecret, input: RotatePullSecret): void {
  const { key, password } = input;
  try {
    applyEdits(document?.text ?? '', document?.format ?? 'dockerconfigjson', [
      { action: 'set-password', key, password, ...usernameOf(input) },
    ]);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The fields of a rotation are those of its one edit.
    const fields = error.fields.map(({ field, message }) => ({
      field: field.replace('edits.0.', ''),
      message,
    }));
    throw new AppError(error.code, error.message, { fields, cause: error });
  }
}

type Renewal = Replacing & { old: Credential; renewed: Credential };

async function* renew(
  context: Context,
  holder: Holder,
  { old, renewed, ...replacing }: Renewal,
): AsyncGenerator<ResultLine, void> {
  if (holder.is === 'refused') return yield resultLine({ ...holder, kind: 'Secret' }, holder.end);
  const { existing } = holder;
  const format = existing.document?.format ?? 'dockerconfigjson';
  const keys = keysHolding(existing, old);
  const before = existing.document?.text ?? '';
  const edited = setPasswords(before, format, new Map(keys.map((key) => [key, renewed])));
  const wanted = { text: edited.ok ? edited.text : before, format };
  // One that holds the new password already needs no other in its place: the rotation was done before.
  if (existing.immutable && wanted.text !== before)
    yield* renewImmutable(context, existing, wanted, replacing);
  else yield* changeInPlace(context, existing, wanted, { dryRun: replacing.dryRun, seen: null });
}

function credentialOf(source: ExistingSecret, key: string): Credential {
  const entries = entriesOf(source);
  const same = normalizedKey(key);
  const entry =
    entries.find((each) => each.key === key) ?? entries.find((each) => normalizedKey(each.key) === same);
  if (entry !== undefined) return { registry: key, username: entry.username, password: entry.password };
  const message = `There is no entry ${key} in ${source.name}; it may have been renamed, so load it again.`;
  throw new AppError('invalid-field', `Nothing was written. ${message}`, {
    fields: [{ field: 'key', message }],
  });
}

function usernameOf({ username }: RotatePullSecret): { username?: string } {
  return username === undefined ? {} : { username };
}

/** A quota may be raised; another refusal is a right, a rule or an owner, which repeating does not change. */
function mayBeRepeated({ outcome, reason }: ResultLine): boolean {
  return outcome === 'failed' || (outcome === 'conflict' && reason !== 'managed') || reason === 'quota';
}

function keptForLast({ name }: ExistingSecret) {
  const detail = `${name} keeps the old credential until the others are done, so that repeating finds them: repeat what failed.`;
  return { outcome: 'failed', reason: 'skipped', detail } as const;
}

type Ending = 'open' | 'settled';

/** Resolves once so many have ended: `open` where one of them may still be repeated. */
function countdown(number: number) {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  let left = number;
  let ending: Ending = 'settled';
  if (left === 0) resolve(ending);
  return {
    all: promise,
    done(one: Ending) {
      if (one === 'open') ending = 'open';
      left -= 1;
      if (left === 0) resolve(ending);
    },
  };
}
