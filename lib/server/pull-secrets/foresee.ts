import 'server-only';
import type { CheckPullSecret } from '#lib/api/pull-secret-writes.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import type { Context } from '../context.ts';
import { refusedOutcome, type LineEnd } from '../writes/refused-outcome.ts';
import { isDone, resultLine } from '../writes/result-line.ts';
import { conflictChoice } from './conflict-choice.ts';
import type { SecretDraft } from './compose-secrets.ts';
import { readExisting } from './existing-secret.ts';
import { linkObstacle, obstacleLine } from './link-obstacle.ts';
import { linkTargets } from './link-targets.ts';
import { settleConflict } from './settle-conflict.ts';
import { settledChange } from './settled-change.ts';

type Choices = Pick<CheckPullSecret, 'serviceAccounts' | 'onConflict'>;

/** What creating secrets in one namespace would do, from reads alone: nothing is sent that could write. */
export async function foresee(
  context: Context,
  namespace: string,
  drafts: readonly SecretDraft[],
  { serviceAccounts, onConflict, keys }: Choices & { keys: readonly string[] },
): Promise<ResultLine[]> {
  const refused = await refusedThere(context, namespace);
  if (refused !== null)
    return drafts.map(({ name }) => resultLine({ namespace, kind: 'Secret', name }, refused));
  const targets = await linkTargets(context, namespace, serviceAccounts, keys);
  const obstacle = await linkObstacle(context, namespace, targets);
  if (obstacle !== null) return drafts.map(({ name }) => obstacleLine(namespace, name, obstacle));
  const accounts = targets.is === 'known' ? targets.accounts : [];
  const choice = conflictChoice(onConflict, namespace);
  const lines = await Promise.all(
    drafts.map(async (draft) => {
      const end = await foreseeSecret(context, namespace, draft, choice);
      const line = resultLine({ namespace, kind: 'Secret', name: draft.name }, end);
      return isDone(line) ? [line, ...foreseeLinks(context, namespace, draft.name, accounts)] : [line];
    }),
  );
  return lines.flat();
}

/** What is known to refuse: a namespace that ends or is not there, a right that is missing. */
async function refusedThere({ access, pullport }: Context, namespace: string): Promise<LineEnd | null> {
  const question = { verb: 'create', resource: 'secrets', namespace } as const;
  if (!(await access.may(question))) {
    const detail = `You may not create secrets in namespace ${namespace}.`;
    return { outcome: 'forbidden', detail, scope: question };
  }
  const { live } = pullport;
  const record = live.namespaces.find('', namespace);
  if (record?.phase === 'Terminating') {
    const detail = 'The namespace is being deleted: nothing can be created in it any more.';
    return { outcome: 'forbidden', reason: 'terminating', detail };
  }
  if (record !== null || live.namespaces.size === 0) return null;
  const detail = `There is no namespace ${namespace}: create it first.`;
  return { outcome: 'failed', reason: 'missing-namespace', detail };
}

async function foreseeSecret(
  context: Context,
  namespace: string,
  draft: SecretDraft,
  choice: CheckPullSecret['onConflict']['default'],
): Promise<LineEnd> {
  const memory = context.pullport.secretMemory.of(context.identity.key);
  const [named] = memory.named(namespace, [draft.name]);
  if (named?.is === 'not-readable') return unless('you may not list secrets here');
  if (named?.is !== 'there') {
    const isSure = named?.is === 'missing' && memory.knowsOthers(namespace);
    if (!isSure) return unless('the namespace is still being read');
    return { outcome: 'created', detail: 'would be created.' };
  }
  try {
    const existing = await readExisting(context, namespace, draft.name);
    const settled = settleConflict(existing, draft, choice);
    return settled.is === 'left' ? settled.end : settledChange(existing, settled, { dryRun: true });
  } catch (error) {
    return refusedOutcome(error);
  }
}

function unless(why: string): LineEnd {
  return { outcome: 'created', detail: `would be created, unless one of this name exists: ${why}.` };
}

function foreseeLinks(
  { pullport }: Context,
  namespace: string,
  secret: string,
  accounts: readonly string[],
): ResultLine[] {
  return accounts.map((name) => {
    const account = pullport.live.serviceAccounts.find(namespace, name);
    const subject = { namespace, kind: 'ServiceAccount', name };
    if (account === null) {
      const detail = `There is no ServiceAccount ${name} here: create it first.`;
      return resultLine(subject, { outcome: 'failed', reason: 'missing-account', detail });
    }
    const isLinked = account.imagePullSecrets.includes(secret);
    const detail = isLinked ? `${name} is linked already.` : `${secret} would be linked to ${name}.`;
    return resultLine(subject, { outcome: isLinked ? 'unchanged' : 'updated', detail });
  });
}
