import 'server-only';
import type { ResultLine } from '#lib/api/writes.ts';
import { AppError } from '#lib/domain/errors.ts';
import { linkPatch, namesTwice, unlinkPatch, type AccountLinks } from '#lib/domain/service-account/links.ts';
import { isManagedDockercfgName } from '#lib/domain/service-account/managed-dockercfg.ts';
import { refusalOf } from '#lib/server/cluster/errors.ts';
import { audit } from '../audit.ts';
import { sleep, systemClock } from '../clock.ts';
import type { Context } from '../context.ts';
import { mayBePutBack } from '../pull-secrets/managers.ts';
import { patiently } from '../writes/patiently.ts';
import { recordEvent } from '../writes/record-event.ts';
import { isMissing, refusedOutcome, type LineEnd } from '../writes/refused-outcome.ts';
import { resultLine } from '../writes/result-line.ts';
import { accountManifest, type ListChange } from './account-manifest.ts';
import { linksIn, readLinks } from './read-links.ts';

export type LinkRequest = ListChange & { dryRun: boolean };

const tries = 10;
/** Milliseconds before the second try; each further one may wait twice as long. */
const firstPause = 20;

/**
 * Links a secret to one account, or unlinks it, without touching any other name on the list: a JSON patch appends, on
 * 409 or 422 the account is read again, ten times with jitter; a second naming of the same is taken off again.
 * Repeating it gives `unchanged`.
 * Never throws: whatever goes wrong is the line's outcome.
 */
export async function linkOne(context: Context, request: LinkRequest): Promise<ResultLine> {
  const subject = { namespace: request.namespace, kind: 'ServiceAccount', name: request.account };
  if (isManagedDockercfgName(request.account, request.secret)) {
    const detail = `${request.secret} is made and rotated by OpenShift for this account; leave it alone.`;
    return resultLine(subject, { outcome: 'conflict', reason: 'managed', detail });
  }
  const end = await patchUntilDone(context, request);
  if (end.outcome !== 'unchanged' && !request.dryRun) await tell(context, request, end);
  return resultLine(subject, end);
}

async function patchUntilDone(context: Context, request: LinkRequest): Promise<LineEnd> {
  let done: LineEnd | null = null;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { end, after } = await patchOnce(context, request);
      done ??= end;
      // Somebody appended the same name between reading and writing: once more, to take the second off.
      if (after === null || !namesTwice(after, request.list, request.secret)) return done;
    } catch (error) {
      if (isMissing(error)) return missingAccount(request);
      if (!isStale(error)) return refusedOutcome(error);
      if (attempt >= tries) return overtaken(request);
      await sleep(systemClock, firstPause * 2 ** (attempt - 1) * Math.random(), context.signal);
    }
  }
}

/** `after` is what the account was left as; null where nothing was written. */
type Patched = { end: LineEnd; after: AccountLinks | null };

async function patchOnce(context: Context, request: LinkRequest): Promise<Patched> {
  const { namespace, account, secret, list, action, dryRun } = request;
  const links = await patiently(context, () => readLinks(context, namespace, account));
  const patch = action === 'link' ? linkPatch(links, list, secret) : unlinkPatch(links, list, secret);
  if (patch.length === 0) return { end: { outcome: 'unchanged', detail: alreadySo(request) }, after: null };
  const answer = await patiently(context, () =>
    context.cluster.patch(
      { resource: 'serviceaccounts', namespace, name: account },
      'application/json-patch+json',
      patch,
      { dryRun },
    ),
  );
  const detail = `${doneSentence(request, links)} ${mayBePutBack(links.gitOps)}`.trim();
  const isManaged = links.gitOps.length > 0;
  const manifest = isManaged ? { manifest: accountManifest(request, links) } : {};
  return { end: { outcome: 'updated', detail, ...manifest }, after: dryRun ? null : linksIn(answer) };
}

/** A failed test comes as 422, a lost race as 409: both mean that the account changed since it was read. */
function isStale(error: unknown): boolean {
  const refusal = error instanceof AppError ? refusalOf(error) : null;
  if (refusal === null || refusal.because === 'webhook') return false;
  return refusal.status === 409 || refusal.status === 422;
}

function doneSentence({ action, secret, account, list, dryRun }: LinkRequest, links: AccountLinks): string {
  const place = list === 'secrets' ? ' for mounting' : '';
  if (action === 'unlink')
    return `${secret} ${dryRun ? 'would be taken off' : 'was taken off'} ${account}${place}.`;
  if (namesTwice(links, list, secret))
    return `${secret} is named twice by ${account}${place}; one naming ${dryRun ? 'would be' : 'was'} taken off.`;
  const first = links[list] === null ? `; ${account} ${dryRun ? 'has' : 'had'} no list yet` : '';
  return `${secret} ${dryRun ? 'would be linked' : 'was linked'} to ${account}${place}${first}.`;
}

function alreadySo({ action, secret, account }: LinkRequest): string {
  return action === 'link' ? `${account} is linked already.` : `${account} does not name ${secret}.`;
}

function missingAccount({ account, action }: LinkRequest): LineEnd {
  if (action === 'unlink')
    return { outcome: 'unchanged', reason: 'missing-account', detail: `${account} does not exist.` };
  return {
    outcome: 'failed',
    reason: 'missing-account',
    detail: `There is no ServiceAccount ${account} here: create it, then repeat.`,
  };
}

function overtaken({ account }: LinkRequest): LineEnd {
  return {
    outcome: 'conflict',
    detail: `${account} was changed by others again and again meanwhile. Nothing was overwritten; repeat it.`,
  };
}

async function tell(context: Context, request: LinkRequest, end: LineEnd): Promise<void> {
  const { namespace, account, secret, list, action } = request;
  audit(context, {
    verb: 'patch',
    resource: 'serviceaccounts',
    namespace,
    name: account,
    outcome: end.outcome,
    detail: `${action} ${secret} in ${list}`,
  });
  if (end.outcome !== 'updated') return;
  await recordEvent(context, {
    about: { apiVersion: 'v1', kind: 'ServiceAccount', namespace, name: account },
    reason: action === 'link' ? 'PullSecretLinked' : 'PullSecretUnlinked',
    message: `${action === 'link' ? 'Linked' : 'Unlinked'} ${secret} in ${list} through Pullport.`,
  });
}
