import 'server-only';
import type { NodeRecord } from '#lib/domain/node/record.ts';
import type { Context } from '../context.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import type { SessionSecrets } from '../pull-secrets/secret-memory.ts';
import { gatherKnowledge, type Knowledge, nodeOf } from './situation.ts';

/** What is asked of one container of a pod. */
export type AskContainer<Value> = (summary: PodSummary, container: number) => Value;

type Found<Value> = { version: string; node: NodeRecord | null; values: Map<number, Value> };

/**
 * Keeps what was worked out about containers until something it depends on changed: the pod, its node, the accounts,
 * the secrets this session knows, or the time, where it changes what they mean. Per session, since two people may
 * know different secrets; an entry goes with its summary.
 */
export function rememberBySession<Value>(
  workOut: (knowledge: Knowledge, summary: PodSummary, container: number) => Value,
): (context: Context) => Promise<AskContainer<Value>> {
  const sessions = new WeakMap<SessionSecrets, WeakMap<PodSummary, Found<Value>>>();

  return async (context) => {
    const knowledge = await gatherKnowledge(context);
    const { secrets, refused } = knowledge;
    const memory = sessions.get(secrets) ?? new WeakMap<PodSummary, Found<Value>>();
    sessions.set(secrets, memory);
    const { live, now } = context.pullport;
    const version = `${secrets.version}/${secrets.endedBy(now())}/${refused.version}/${live.serviceAccounts.version}`;

    function valuesOf(summary: PodSummary): Map<number, Value> {
      const known = memory.get(summary);
      const node = nodeOf(knowledge, summary.pod);
      if (known?.version === version && known.node === node) return known.values;
      const values = new Map<number, Value>();
      memory.set(summary, { version, node, values });
      return values;
    }

    return (summary, container) => {
      const values = valuesOf(summary);
      const known = values.get(container);
      if (known !== undefined) return known;
      const value = workOut(knowledge, summary, container);
      values.set(container, value);
      return value;
    };
  };
}
