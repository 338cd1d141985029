import 'server-only';
import type { DeletePullSecret } from '#lib/api/pull-secret-writes.ts';
import type { ResultLine, WriteResult } from '#lib/api/writes.ts';
import { count } from '#lib/domain/pull/sentence.ts';
import type { AccountList } from '#lib/domain/service-account/links.ts';
import type { Context } from '../context.ts';
import { accountsNaming, type Naming } from '../service-accounts/accounts-naming.ts';
import { linkOne } from '../service-accounts/link-one.ts';
import { patiently } from '../writes/patiently.ts';
import { isConflict, isMissing, refusedOutcome, type LineEnd } from '../writes/refused-outcome.ts';
import { isDone, resultLine } from '../writes/result-line.ts';
import { writeAll } from '../writes/write-all.ts';
import { readExisting, type ExistingSecret } from './existing-secret.ts';
import { redactSecret } from './redact.ts';
import { stoppedByDeleting } from './secret-effects.ts';
import { podsNaming } from './secret-use.ts';
import { surroundingsOf } from './surroundings.ts';
import { secretWritten } from './written.ts';

type Delete = DeletePullSecret & { namespace: string; name: string };

/**
 * Deletes one secret, and only the one that was seen: accounts are unlinked first, so that none names what is gone, and
 * where one of them cannot be, the secret stays. The dry run tells whom it hits. Repeating it gives `unchanged`.
 * @throws AppError `forbidden` where this person may not read it, whether or not it exists
 */
export async function deletePullSecret(context: Context, input: Delete) {
  const { namespace, name, dryRun } = input;
  const existing = await readExisting(context, namespace, name).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  const unlinked: Naming[] = [];
  return writeAll(context, {
    dryRun,
    items: [
      {
        namespace,
        kind: 'Secret',
        name,
        write: (own) => unlinkThenDelete(own, input, existing, (naming) => unlinked.push(naming)),
      },
    ],
    undo: () => undoing(namespace, name, unlinked),
  });
}

async function* unlinkThenDelete(
  context: Context,
  input: Delete,
  existing: ExistingSecret | null,
  tellUnlinked: (naming: Naming) => void,
): AsyncGenerator<ResultLine, void> {
  const { namespace, name, dryRun } = input;
  const subject = { namespace, kind: 'Secret', name };
  const obstacle = await obstacleTo(context, input, existing);
  if (obstacle !== null) return yield resultLine(subject, obstacle);
  const namings = input.unlink === 'yes' ? await accountsNaming(context, namespace, name) : [];
  const kept: string[] = [];
  for (const { account, list } of namings) {
    const line = await linkOne(context, { namespace, account, secret: name, list, action: 'unlink', dryRun });
    if (line.outcome === 'updated') tellUnlinked({ account, list, secret: name });
    if (!isDone(line)) kept.push(account);
    yield line;
  }
  yield resultLine(subject, kept.length > 0 ? stillNamed(kept) : await remove(context, existing, input));
}

/** What keeps it from being deleted: nothing is unlinked then. */
async function obstacleTo(
  { access }: Context,
  { namespace, name, resourceVersion }: Delete,
  existing: ExistingSecret | null,
): Promise<LineEnd | null> {
  const seen = resourceVersion ?? existing?.resourceVersion;
  if (existing !== null && existing.resourceVersion !== seen) return changedMeanwhile(name);
  const question = { verb: 'delete', resource: 'secrets', namespace, name } as const;
  if (existing === null || (await access.may(question))) return null;
  const scope = { verb: 'delete', resource: 'secrets', namespace };
  const detail = `You may not delete secrets in namespace ${namespace}; nothing is unlinked either.`;
  return { outcome: 'forbidden', detail, scope };
}

async function remove(
  context: Context,
  existing: ExistingSecret | null,
  { namespace, name, dryRun }: Delete,
): Promise<LineEnd> {
  if (existing === null) return gone(name);
  const { uid, resourceVersion } = existing;
  const path = { resource: 'secrets', namespace, name } as const;
  const detail = dryRun ? await blastRadius(context, existing) : `${name} was deleted.`;
  const end = await patiently(context, () =>
    context.cluster.delete(path, { preconditions: { uid, resourceVersion } }, { dryRun }),
  ).then(
    (): LineEnd => ({ outcome: 'deleted', detail }),
    (error: unknown) => {
      if (isMissing(error)) return gone(name);
      return isConflict(error) ? changedMeanwhile(name) : refusedOutcome(error);
    },
  );
  if (!dryRun && end.outcome !== 'unchanged') {
    await secretWritten(context, { verb: 'delete', namespace, name, uid, outcome: end.outcome });
  }
  return end;
}

async function blastRadius(context: Context, { object, name }: ExistingSecret): Promise<string> {
  const around = await surroundingsOf(context);
  const facts = redactSecret(object);
  const naming = podsNaming(facts, around).length;
  const stopped = stoppedByDeleting(facts, around).length;
  const named = naming === 0 ? 'no pod names it' : `${count(naming, 'pod names', 'pods name')} it`;
  const after =
    stopped === 0
      ? 'nothing that runs depends on it'
      : `${count(stopped, 'pod runs', 'pods run')} images that it serves and could not pull them again`;
  return `${name} would be deleted: ${named}, and ${after}.`;
}

function gone(name: string): LineEnd {
  return { outcome: 'unchanged', detail: `${name} is gone already.` };
}

function changedMeanwhile(name: string): LineEnd {
  const detail = `Somebody changed ${name} meanwhile. Nothing was deleted: look at it again, then repeat.`;
  return { outcome: 'conflict', reason: 'differs', detail };
}

function stillNamed(accounts: readonly string[]): LineEnd {
  const detail = `It stays, since ${[...new Set(accounts)].join(', ')} could not be unlinked and would name a secret that is gone.`;
  return { outcome: 'failed', reason: 'skipped', detail };
}

function undoing(namespace: string, secret: string, unlinked: readonly Naming[]): WriteResult['undo'] {
  const byList = Map.groupBy(unlinked, ({ list }) => list);
  return [...byList].map(([list, namings]: [AccountList, Naming[]]) => ({
    action: 'link',
    secret,
    lists: [list],
    namespaces: [namespace],
    serviceAccounts: namings.map(({ account }) => account),
    onMissingSecret: 'anyway',
  }));
}
