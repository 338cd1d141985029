import 'server-only';
import type { Overview } from '#lib/api/overview.ts';
import { inferAlwaysPullImages } from '#lib/domain/image/always-pull-evidence.ts';
import { kubectlGetPods } from '#lib/domain/kubectl-pods.ts';
import type { Context } from '../context.ts';
import { freshnessOf } from '../freshness-view.ts';
import { sees } from '../identity/access.ts';
import { alwaysPullEvidence } from '../pods/always-pull-evidence.ts';
import { containerPull } from '../pods/container-pull.ts';
import { breaksFor } from '../pulls/breaks.ts';
import { readSecretsOf } from '../pulls/read-secrets-of-failing.ts';
import { scopedCommand } from '../scoped-command.ts';
import { blockedWorkloads } from './blocked-workloads.ts';
import { ImageCounts } from './image-counts.ts';
import { countSecrets } from './count-secrets.ts';
import { slowPulls } from './slow-pulls.ts';
import { withoutCredentials } from './without-credentials.ts';

/** Counts of everything the first page says, cut to what this person may see and to the namespaces asked for. */
export async function getOverview(
  context: Context,
  { namespace }: { namespace?: string | undefined },
): Promise<Overview> {
  const { pullport, access, identity } = context;
  const { podIndex, live } = pullport;
  const [visible, workloads] = await Promise.all([access.visible('pods'), access.visible('deployments')]);
  const asked = new Set(namespace?.split(',').filter((name) => name !== ''));
  const isWanted = (name: string) => sees(visible, name) && (asked.size === 0 || asked.has(name));
  const namespaces = live.namespaceNames().filter(isWanted);
  const summaries = [...podIndex.values()].filter(({ pod }) => isWanted(pod.namespace));
  const now = pullport.now();

  const counts = new ImageCounts();
  for (const { pod } of summaries) {
    for (const container of pod.containers)
      counts.add(container, containerPull(pod, container, podIndex.remembered));
  }
  const failing = summaries.filter((summary) => summary.failing.length > 0);
  const mayReadFrom = await access.visible('secrets');
  const readable = namespaces.filter((name) => sees(mayReadFrom, name));
  const touched = new Set(failing.map(({ pod }) => pod.namespace));
  void readSecretsOf(context, [...new Set([...touched, ...readable])]);
  return {
    containers: counts.containers(),
    pods: summaries.length,
    namespaces: {
      visible: namespaces.length,
      touched: touched.size,
      isComplete: visible.is === 'all' && live.namespaces.size > 0,
    },
    images: counts.images(),
    alwaysPullImages: inferAlwaysPullImages({
      dryRun: null,
      containers: alwaysPullEvidence(
        pullport,
        summaries.filter(({ pod }) => sees(workloads, pod.namespace)),
      ),
    }),
    pullSecrets: countSecrets(pullport.secretMemory.of(identity.key), readable, now),
    registries: counts.registries(),
    withoutCredentials: withoutCredentials(failing, await breaksFor(context)),
    risks: counts.risks(),
    slowPulls: slowPulls(summaries, podIndex.remembered, now),
    blockedWorkloads: await blockedWorkloads(context, isWanted),
    freshness: freshnessOf(pullport),
    kubectl: scopedCommand(kubectlGetPods({ namespace: [...asked], pull: ['failing'] }), visible, [...asked]),
  };
}
