import 'server-only';
import type { ResultLine, WriteResult } from '#lib/api/writes.ts';
import { counted } from '#lib/domain/counted.ts';
import { secretKey } from '../cluster/pod-store.ts';
import type { Context } from '../context.ts';
import { sees } from '../identity/access.ts';
import { isDone } from '../writes/result-line.ts';
import { groupByWorkload, type OutdatedPods } from './group-by-workload.ts';

/**
 * Workloads whose pods still carry the name of a secret that these results took off their accounts, or deleted: a list is
 * copied into a pod when it is made, and only new pods are without it.
 */
export async function carryingWorkloads(
  context: Context,
  results: readonly ResultLine[],
  unlinked: string | null,
): Promise<WriteResult['restarts']> {
  const visible = await context.access.visible('pods');
  const done = results.filter((line) => isDone(line) && sees(visible, line.namespace));
  const { pods } = context.pullport.live;
  const carrying = done.flatMap(({ namespace, kind, name }) => {
    if (kind === 'Secret') return pods.by('secret', secretKey(namespace, name));
    if (unlinked === null) return [];
    return pods.by('secret', secretKey(namespace, unlinked)).filter((pod) => pod.serviceAccount === name);
  });
  return groupByWorkload(context, new Set(carrying), why);
}

function why({ pods, failing, account }: OutdatedPods): string {
  const who = `${counted(pods, 'pod')} still ${pods === 1 ? 'names' : 'name'} it`;
  const made = `${pods === 1 ? 'it was' : 'they were'} made with the list that ${account} had`;
  const rest = failing === 0 ? '' : ` ${failing === pods ? '' : `${failing} of them `}cannot pull;`;
  return `${who}: ${made};${rest} only new pods are without it.`;
}
