import 'server-only';
import type { DeletePullSecret } from '#lib/api/pull-secret-writes.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { mayMakeItAgain } from '#lib/domain/pull-secret/managed-by.ts';
import type { Context } from '../context.ts';
import { accountsNaming } from '../service-accounts/accounts-naming.ts';
import { linkOne } from '../service-accounts/link-one.ts';
import { patiently } from '../writes/patiently.ts';
import { isConflict, isMissing, refusedOutcome, type LineEnd } from '../writes/refused-outcome.ts';
import { isDone, resultLine } from '../writes/result-line.ts';
import { blastRadius } from './blast-radius.ts';
import type { ExistingSecret } from './existing-secret.ts';
import { leftAlone } from './left-alone.ts';
import type { Unlinked } from './undo-unlinking.ts';
import { secretWritten } from './written.ts';

export type Deletion = DeletePullSecret & { namespace: string; name: string };

/**
 * Deletes one secret, and only the one that was seen: accounts are unlinked first, so that none names what is gone, and
 * where one of them cannot be, the secret stays. `existing` is null where it is gone already.
 */
export async function* deleteOne(
  context: Context,
  input: Deletion,
  existing: ExistingSecret | null,
  tellUnlinked: (unlinked: Unlinked) => void,
): AsyncGenerator<ResultLine, void> {
  const { namespace, name, dryRun } = input;
  const subject = { namespace, kind: 'Secret', name };
  const obstacle = await obstacleTo(context, input, existing);
  if (obstacle !== null) return yield resultLine(subject, obstacle);
  const namings = input.unlink === 'yes' ? await accountsNaming(context, namespace, name) : [];
  const kept: string[] = [];
  for (const { account, list } of namings) {
    const line = await linkOne(context, { namespace, account, secret: name, list, action: 'unlink', dryRun });
    if (line.outcome === 'updated') tellUnlinked({ namespace, secret: name, account, list });
    if (!isDone(line)) kept.push(account);
    yield line;
  }
  yield resultLine(subject, kept.length > 0 ? stillNamed(kept) : await remove(context, existing, input));
}

/** What keeps it from being deleted: nothing is unlinked then. */
async function obstacleTo(
  { access }: Context,
  { namespace, name, resourceVersion }: Deletion,
  existing: ExistingSecret | null,
): Promise<LineEnd | null> {
  const untouched = existing === null ? null : leftAlone(existing);
  if (untouched !== null) return untouched;
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
  { namespace, name, dryRun }: Deletion,
): Promise<LineEnd> {
  if (existing === null) return gone(name);
  const { uid, resourceVersion } = existing;
  const path = { resource: 'secrets', namespace, name } as const;
  const what = dryRun ? await blastRadius(context, existing) : `${name} was deleted.`;
  const detail = `${what}${mayMakeItAgain(existing.managers)}`;
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
