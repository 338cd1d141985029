import 'server-only';
import type { ResultLine } from '#lib/api/writes.ts';
import { documentDifference } from '#lib/domain/pull-secret/difference.ts';
import { changeWords } from '#lib/domain/pull-secret/difference-words.ts';
import { managedBy } from '#lib/domain/pull-secret/managed-by.ts';
import { count } from '#lib/domain/pull/sentence.ts';
import type { Context } from '../context.ts';
import type { LinkedAccount } from '../restarts/outdated-workloads.ts';
import { accountsNaming, type Naming } from '../service-accounts/accounts-naming.ts';
import { linkOne } from '../service-accounts/link-one.ts';
import { mayLink } from '../service-accounts/may-link.ts';
import { refusedOutcome } from '../writes/refused-outcome.ts';
import { isDone, resultLine } from '../writes/result-line.ts';
import type { SecretDraft } from './compose-secrets.ts';
import type { ExistingSecret } from './existing-secret.ts';
import { leftAlone } from './left-alone.ts';
import { carriers } from './carriers.ts';
import { secretToCommit } from './secret-to-commit.ts';
import { writeDraft } from './write-draft.ts';

export type Replacing = {
  dryRun: boolean;
  /** Told of each account that gives its pods the new secret from now on. */
  tellMoved: (account: LinkedAccount) => void;
};

/**
 * Makes a secret under a new name and moves every link to it: on each account the new name is there before the old one
 * goes. The old secret stays, since pods that run name it for as long as they live. Stopped half-way, repeating it
 * completes it: what is made is found, and accounts that still name the old one are moved.
 */
export async function* replaceSecret(
  context: Context,
  old: ExistingSecret,
  draft: SecretDraft,
  { dryRun, tellMoved }: Replacing,
): AsyncGenerator<ResultLine, void> {
  const { namespace, name } = old;
  const untouched = leftAlone(old);
  if (untouched !== null) return yield resultLine({ namespace, kind: 'Secret', name }, untouched);
  const links = await linksTo(context, old, draft);
  if ('line' in links) return yield links.line;
  const made = await writeDraft(context, namespace, draft, { onConflict: 'leave', dryRun });
  yield insteadOf(old, draft, made, dryRun);
  if (!isDone(made)) return;
  const told = new Set<string>();
  const tell = ({ account, list }: Naming) => {
    if (list !== 'imagePullSecrets' || told.has(account)) return;
    told.add(account);
    tellMoved({ namespace, account, secrets: [draft.name] });
  };
  // Moved by an earlier try: their pods may still have to be replaced.
  links.found.filter(({ secret }) => secret === draft.name).forEach(tell);
  for (const naming of links.found.filter(({ secret }) => secret === old.name)) {
    const { account, list } = naming;
    const move = { namespace, account, list, dryRun };
    const request = { ...move, secret: draft.name, insteadOf: old.name, action: 'link' } as const;
    const linked = await linkOne(context, request);
    yield linked;
    if (!isDone(linked)) continue;
    tell(naming);
    // The manifest of the link holds both changes.
    const { manifest: _, ...unlinked } = await linkOne(context, {
      ...move,
      secret: old.name,
      action: 'unlink',
    });
    yield unlinked;
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
    const found = await accountsNaming(context, namespace, name, draft.name);
    const accounts = found.map(({ account }) => account);
    if (await mayLink(context, namespace, accounts)) return { found };
    const scope = { verb: 'patch', resource: 'serviceaccounts', namespace };
    const detail = `You may not patch serviceaccounts in namespace ${namespace}, so links could not be moved; nothing is created.`;
    return { line: resultLine(subject, { outcome: 'forbidden', detail, scope }) };
  } catch (error) {
    return { line: resultLine(subject, refusedOutcome(error)) };
  }
}

/** What was made, said with what it is for. */
function insteadOf(old: ExistingSecret, draft: SecretDraft, made: ResultLine, dryRun: boolean): ResultLine {
  const { name, immutable } = old;
  if (made.outcome !== 'created') return made;
  const why = immutable ? ', which is immutable' : '';
  const detail = `${dryRun ? 'would be created' : 'created'} in place of ${name}${why}${changedIn(old, draft)}.${besideIt(old, draft)}`;
  return {
    ...made,
    detail,
    ...(immutable ? { reason: 'immutable' } : {}),
    ...secretToCommit(old, draft),
  };
}

/** The tool that makes the old one knows nothing of the new. */
function besideIt({ name, managers }: ExistingSecret, draft: SecretDraft): string {
  const clause = managedBy(managers, name);
  return clause === '' ? '' : ` ${clause}: put ${draft.name} beside it there.`;
}

function changedIn({ document }: ExistingSecret, draft: SecretDraft): string {
  const after = { text: draft.document, format: draft.format };
  const difference = document === null ? null : documentDifference(document, after);
  if (difference === null || difference.every(({ change }) => change === 'kept')) return '';
  const { what, which, isOne } = changeWords(difference);
  return `; ${what} ${isOne ? 'changes' : 'change'}${which}`;
}

async function left(context: Context, old: ExistingSecret): Promise<ResultLine> {
  const { namespace, name } = old;
  return resultLine(
    { namespace, kind: 'Secret', name },
    { outcome: 'unchanged', detail: leftWords(name, await carriers(context, old)) },
  );
}

function leftWords(name: string, carried: Awaited<ReturnType<typeof carriers>>): string {
  if (carried === 'not-visible') return `${name} stays until no pod names it; then it can be deleted.`;
  const { pods, templates } = carried;
  if (pods === 0) return `${name} stays; no pod names it, so it can be deleted.`;
  const stays = `${name} stays until no pod needs it: ${count(pods, 'pod names', 'pods name')} it for as long as they live.`;
  if (templates.length === 0) return `${stays} Restart them, then delete it.`;
  const shown = templates.slice(0, 3).join(', ') + (templates.length > 3 ? ' and others' : '');
  return `${stays} ${shown} ${templates.length === 1 ? 'names' : 'name'} it in the pod template: put the new name there. Restart the others, then delete it.`;
}
