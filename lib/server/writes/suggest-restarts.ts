import 'server-only';
import type { ResultLine, WriteResult } from '#lib/api/writes.ts';
import type { Context } from '../context.ts';
import { sees } from '../identity/access.ts';
import { isDone } from './result-line.ts';

type Suggestions = WriteResult['restarts'];

/**
 * Workloads whose pods fail to pull, run under an account that now links one of these secrets, and carry a list that
 * names none of them: no running pod's list ever changes, so only new pods get the link.
 */
export async function suggestRestarts(
  { access, pullport }: Context,
  results: readonly ResultLine[],
  secrets: readonly string[],
): Promise<Suggestions> {
  const linked = new Set(
    results
      .filter((line) => line.kind === 'ServiceAccount' && isDone(line))
      .map(({ namespace, name }) => `${namespace}/${name}`),
  );
  if (linked.size === 0) return [];
  const visible = await access.visible('pods');
  const found = new Map<string, Suggestions[number]>();
  for (const summary of pullport.podIndex.failing()) {
    const { namespace, serviceAccount, imagePullSecrets } = summary.pod;
    if (!linked.has(`${namespace}/${serviceAccount}`) || !sees(visible, namespace)) continue;
    if (imagePullSecrets.some((name) => secrets.includes(name))) continue;
    const owner = pullport.podIndex.ownerOf(summary);
    const { kindName: kind, name } = owner ?? { kindName: 'Pod', name: summary.pod.name };
    const key = `${namespace}/${kind}/${name}`;
    const pods = (found.get(key)?.pods ?? 0) + 1;
    found.set(key, { namespace, kind, name, pods, why: whyRestart(pods, serviceAccount) });
  }
  return [...found.values()];
}

function whyRestart(pods: number, account: string): string {
  const who = pods === 1 ? '1 pod fails and carries' : `${pods} pods fail and carry`;
  return `${who} the list ${account} had when it was made; only new pods get the link.`;
}
