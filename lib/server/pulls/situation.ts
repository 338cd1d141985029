import 'server-only';
import type { NodeRecord } from '#lib/domain/node/record.ts';
import type { PodRecord } from '#lib/domain/pod/record.ts';
import type { AccountKnowledge, NamespaceSecrets, PullSituation } from '#lib/domain/pull/situation.ts';
import type { Context } from '../context.ts';
import { sees, type Visible } from '../identity/access.ts';
import { containerPull } from '../pods/container-pull.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { templateList } from '../restarts/template-list.ts';
import { nothingRefused, refusedCredentials, type RefusedCredentials } from './refused-credentials.ts';
import type { SecretView } from '../pull-secrets/held-secrets.ts';
import type { SessionSecrets } from '../pull-secrets/secret-memory.ts';

/** What one session may use to explain pulls, asked of the cluster once per request. */
export type Knowledge = {
  context: Context;
  secrets: SessionSecrets;
  accounts: Visible;
  workloads: Visible;
  nodes: Visible;
  refused: RefusedCredentials;
};

/** Asks what this person may see besides pods. */
export async function gatherKnowledge(context: Context): Promise<Knowledge> {
  const { access, pullport, identity } = context;
  const [pods, accounts, workloads, nodes] = await Promise.all([
    access.visible('pods'),
    access.visible('serviceaccounts'),
    access.visible('deployments'),
    access.visible('nodes'),
  ]);
  const secrets = pullport.secretMemory.of(identity.key);
  const knowledge = { context, secrets, accounts, workloads, nodes, refused: nothingRefused };
  return { ...knowledge, refused: refusedCredentials(knowledge, pods) };
}

/** Everything known of one container's pull without asking the cluster: no events, no other nodes. */
export function situationOf(
  knowledge: Knowledge,
  summary: PodSummary,
  containerIndex: number,
): PullSituation | null {
  const { pod } = summary;
  const container = pod.containers[containerIndex];
  if (container === undefined) return null;
  const { live, podIndex, now, startedAt } = knowledge.context.pullport;
  const owner = podIndex.ownerOf(summary);
  const view = knowledge.secrets.view(pod.namespace);
  const pull = containerPull(pod, container, podIndex.remembered);
  return {
    now: now(),
    pod,
    container,
    state: pull.state,
    owner,
    template: sees(knowledge.workloads, pod.namespace) ? templateList(live, pod.namespace, owner) : null,
    account: accountOf(knowledge, pod),
    namedSecrets: knowledge.secrets.named(pod.namespace, pod.imagePullSecrets),
    namespaceSecrets: namespaceSecrets(view),
    refused: knowledge.refused.marks,
    events: null,
    remembered: podIndex.remembered(pod, container),
    node: nodeOf(knowledge, pod),
    runsOnNodes: [],
    attemptsSeen: knowledge.context.pullport.attemptsSeen.of(pod.uid, container.name),
    watchedSince: startedAt,
  };
}

function accountOf({ context, accounts }: Knowledge, pod: PodRecord): AccountKnowledge {
  const name = pod.serviceAccount;
  if (name === '') return { is: 'none' };
  if (!sees(accounts, pod.namespace)) return { is: 'not-readable', name };
  const found = context.pullport.live.serviceAccounts.find(pod.namespace, name);
  return found === null
    ? { is: 'missing', name }
    : { is: 'there', name, imagePullSecrets: found.imagePullSecrets };
}

function namespaceSecrets(view: SecretView): NamespaceSecrets {
  switch (view.is) {
    case 'pending':
      return { is: 'pending' };
    case 'refused':
      return { is: 'not-readable' };
    case 'read':
      return { is: 'read', secrets: [...view.secrets.values()] };
  }
}

/** The record of a pod's node; null where it has none yet, or this person may not see nodes. */
export function nodeOf({ context, nodes }: Knowledge, pod: PodRecord): NodeRecord | null {
  return pod.node === '' || nodes.is !== 'all' ? null : context.pullport.live.nodes.find('', pod.node);
}
