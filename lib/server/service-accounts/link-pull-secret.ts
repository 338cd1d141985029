import 'server-only';
import type { LinkPullSecret } from '#lib/api/service-accounts.ts';
import type { ResultLine, WriteResult } from '#lib/api/writes.ts';
import { isObject, listAt, objectsAt } from '../cluster/json.ts';
import type { Context } from '../context.ts';
import { isMissing } from '../writes/refused-outcome.ts';
import { resultLine } from '../writes/result-line.ts';
import { carryingWorkloads } from '../restarts/carrying-workloads.ts';
import { suggestRestarts } from '../restarts/suggest-restarts.ts';
import { writeAll, type WriteItem } from '../writes/write-all.ts';
import { linkOne } from './link-one.ts';

/**
 * Links one secret to many accounts, or unlinks it, never touching another name on their lists. A line per account and
 * list; with `dryRun` the API server's own dry run. Workloads that still carry the older list are named for a restart.
 */
export async function linkPullSecret(context: Context, input: LinkPullSecret) {
  const presence = secretPresence(input.secret);
  const found = await Promise.all(
    [...new Set(input.namespaces)].map((namespace) => itemsOf(context, input, namespace, presence)),
  );
  return writeAll(context, {
    dryRun: input.dryRun,
    items: found.flat(),
    ...(isForPulling(input) ? { restarts: (results) => restartsAfter(context, input, results) } : {}),
  });
}

/** Whether new pods would have another list: a name for mounting changes no pull. */
function isForPulling({ lists }: LinkPullSecret): boolean {
  return lists.includes('imagePullSecrets');
}

function restartsAfter(
  context: Context,
  { action, secret }: LinkPullSecret,
  results: readonly ResultLine[],
): Promise<WriteResult['restarts']> {
  return action === 'link'
    ? suggestRestarts(context, results, [secret])
    : carryingWorkloads(context, results, secret);
}

type Presence = (context: Context, namespace: string) => Promise<'there' | 'missing' | 'not-readable'>;

async function itemsOf(
  context: Context,
  input: LinkPullSecret,
  namespace: string,
  presence: Presence,
): Promise<WriteItem[]> {
  const accounts = await accountsOf(context, input, namespace);
  if (accounts === 'not-visible') return [notVisible(context, namespace)];
  return accounts.map((account) => ({
    namespace,
    kind: 'ServiceAccount',
    name: account,
    async *write(undisturbed) {
      const isLeftOut = input.action === 'link' && input.onMissingSecret === 'leave';
      if (isLeftOut && (await presence(undisturbed, namespace)) === 'missing') {
        yield resultLine(this, {
          outcome: 'failed',
          reason: 'missing-secret',
          detail: `There is no secret ${input.secret} in ${namespace}, and a name alone helps nobody: create it there, or link it anyway.`,
        });
        return;
      }
      for (const list of input.lists) {
        const { action, secret, dryRun } = input;
        yield await linkOne(undisturbed, { namespace, account, secret, list, action, dryRun });
      }
    },
  }));
}

/** The accounts a choice means in a namespace; `all` are those this person may list. */
async function accountsOf(
  { access, pullport }: Context,
  { serviceAccounts }: LinkPullSecret,
  namespace: string,
): Promise<readonly string[] | 'not-visible'> {
  if (serviceAccounts !== 'all') return [...new Set(serviceAccounts)];
  if (!(await access.may({ verb: 'list', resource: 'serviceaccounts', namespace }))) return 'not-visible';
  return [...pullport.live.serviceAccounts.inNamespace(namespace)].map(({ name }) => name).toSorted();
}

function notVisible({ identity }: Context, namespace: string): WriteItem {
  return {
    namespace,
    kind: 'ServiceAccount',
    name: '*',
    async *write() {
      const scope = { verb: 'list', resource: 'serviceaccounts', namespace };
      const detail = `${identity.name} may not list serviceaccounts in namespace ${namespace}, so "all" is not known there. Name the accounts instead.`;
      yield resultLine(this, { outcome: 'forbidden', detail, scope });
    },
  };
}

/** Whether a namespace has the secret, asked once each, as a table: no value is read. */
function secretPresence(secret: string): Presence {
  const asked = new Map<string, ReturnType<Presence>>();
  return (context, namespace) => {
    const known = asked.get(namespace) ?? askPresence(context, namespace, secret);
    asked.set(namespace, known);
    return known;
  };
}

async function askPresence({ cluster }: Context, namespace: string, name: string) {
  try {
    const table = await cluster.table({ resource: 'secrets', namespace, name });
    const rows = objectsAt(isObject(table) ? table : {}, 'rows');
    return rows.some((row) => listAt(row, 'cells')[0] === name) ? 'there' : 'missing';
  } catch (error) {
    // Who may link but not read secrets links as kubectl would: the API server does not look either.
    return isMissing(error) ? 'missing' : 'not-readable';
  }
}
