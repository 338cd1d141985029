import 'server-only';
import type { ResultLine } from '#lib/api/writes.ts';
import { count } from '#lib/domain/pull/sentence.ts';
import { secretKey } from '#lib/server/cluster/pod-store.ts';
import type { Context } from '../context.ts';
import { accountsNaming, type Naming } from '../service-accounts/accounts-naming.ts';
import { linkOne } from '../service-accounts/link-one.ts';
import { mayLink } from '../service-accounts/may-link.ts';
import { refusedOutcome } from '../writes/refused-outcome.ts';
import { isDone, resultLine } from '../writes/result-line.ts';
import type { SecretDraft } from './compose-secrets.ts';
import type { ExistingSecret } from './existing-secret.ts';
import { writeDraft } from './write-draft.ts';

/**
 * Makes a secret under a new name and moves every link to it: on each account the new name is there before the old one
 * goes. The old secret stays, since pods that run name it for as long as they live. Stopped half-way, repeating it
 * completes it: what is made is found, and accounts that still name the old one are moved.
 */
export async function* replaceSecret(
  context: Context,
  old: ExistingSecret,
  draft: SecretDraft,
  dryRun: boolean,
): AsyncGenerator<ResultLine, void> {
  const { namespace } = old;
  const links = await linksTo(context, old, draft);
  if ('line' in links) return yield links.line;
  const made = await writeDraft(context, namespace, draft, { onConflict: 'leave', dryRun });
  yield made;
  if (!isDone(made)) return;
  for (const { account, list } of links.found) {
    const move = { namespace, account, list, dryRun };
    const linked = await linkOne(context, { ...move, secret: draft.name, action: 'link' });
    yield linked;
    if (isDone(linked)) yield await linkOne(context, { ...move, secret: old.name, action: 'unlink' });
  }
  yield await left(context, old);
}

type Links = { found: readonly Naming[] } | { line: ResultLine };

/** The links to move; without the right to move them nothing is made. */
async function linksTo(
  context: Context,
  { namespace, name }: ExistingSecret,
  draft: SecretDraft,
): Promise<Links> {
  const subject = { namespace, kind: 'Secret', name: draft.name };
  try {
    const found = await accountsNaming(context, namespace, name);
    const accounts = found.map(({ account }) => account);
    if (await mayLink(context, namespace, accounts)) return { found };
    const scope = { verb: 'patch', resource: 'serviceaccounts', namespace };
    const detail = `You may not patch serviceaccounts in namespace ${namespace}, so links could not be moved; nothing is created.`;
    return { line: resultLine(subject, { outcome: 'forbidden', detail, scope }) };
  } catch (error) {
    return { line: resultLine(subject, refusedOutcome(error)) };
  }
}

async function left({ access, pullport }: Context, { namespace, name }: ExistingSecret): Promise<ResultLine> {
  const seesPods = await access.may({ verb: 'list', resource: 'pods', namespace });
  const pods = pullport.live.pods.count('secret', secretKey(namespace, name));
  const detail = !seesPods
    ? `${name} stays until no pod names it; then it can be deleted.`
    : pods === 0
      ? `${name} stays; no pod names it, so it can be deleted.`
      : `${name} stays until no pod needs it: ${count(pods, 'pod names', 'pods name')} it for as long as they live. Restart them, then delete it.`;
  return resultLine({ namespace, kind: 'Secret', name }, { outcome: 'unchanged', detail });
}
