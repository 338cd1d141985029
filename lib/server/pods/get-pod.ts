import 'server-only';
import type { PodDetail } from '#lib/api/pods.ts';
import { inferAlwaysPullImages } from '#lib/domain/image/always-pull-evidence.ts';
import { AppError } from '#lib/domain/errors.ts';
import { kubectlDescribePod } from '#lib/domain/kubectl.ts';
import type { PodRecord } from '#lib/domain/pod/record.ts';
import type { Context } from '../context.ts';
import { freshnessOf } from '../freshness-view.ts';
import { sees } from '../identity/access.ts';
import { breaksFor } from '../pulls/breaks.ts';
import { readSecretsOf } from '../pulls/read-secrets-of-failing.ts';
import { alwaysPullEvidence } from './always-pull-evidence.ts';
import { askAlwaysPull } from './ask-always-pull.ts';
import type { Pullport } from '../process.ts';
import { nextAttemptSeen } from '../pulls/next-attempt.ts';
import { podRow, toNextAttempt } from './pod-row.ts';
import type { PodSummary } from './pod-summary.ts';
import { podEventsOrWhyNot } from './read-pod-events.ts';

/**
 * One pod, whole, with its events as this person may read them.
 * @throws AppError `forbidden` for whoever may not see pods there, whether or not it exists; `not-found` for others
 */
export async function getPod(
  context: Context,
  { namespace, name }: { namespace: string; name: string },
): Promise<PodDetail> {
  const { pullport } = context;
  const summary = await findPod(context, namespace, name);
  const { pod } = summary;
  void readSecretsOf(context, [namespace]);
  const [breaks, events, alwaysPullImages, nodes] = await Promise.all([
    breaksFor(context),
    podEventsOrWhyNot(context, pod),
    alwaysPullVerdict(context, namespace),
    context.access.visible('nodes'),
  ]);
  const node = nodes.is === 'all' && pod.node !== '' ? pullport.live.nodes.find('', pod.node) : null;
  return {
    pod: podRow(pullport, summary, breaks, pullport.now()),
    labels: [...pod.labels],
    nextAttempts: nextAttempts(pullport, summary),
    messages: waitingMessages(pod),
    ...events,
    alwaysPullImages,
    nodePlatform: node === null ? null : `${node.os}/${node.architecture}`,
    freshness: freshnessOf(pullport),
    kubectl: kubectlDescribePod(namespace, name),
  };
}

/**
 * A pod this person may see: by the right to list pods there, as all lists ask for, or to get them.
 * @throws AppError `forbidden`, the same whether or not it exists, or `not-found`
 */
export async function findPod(
  { access, pullport }: Context,
  namespace: string,
  name: string,
): Promise<PodSummary> {
  const mayList = sees(await access.visible('pods'), namespace);
  if (!mayList) await access.require({ verb: 'get', resource: 'pods', namespace });
  const pod = pullport.live.pods.find(namespace, name);
  const summary = pod === null ? null : pullport.podIndex.get(pod.uid);
  if (summary !== null) return summary;
  throw new AppError(
    'not-found',
    `There is no pod ${name} in ${namespace} (any more). Its owner may have made another: look at the list.`,
    { scope: { verb: 'get', resource: 'pods', namespace } },
  );
}

/** A dry-run pod decides where this person may create pods; else what the namespace's own pods show. */
async function alwaysPullVerdict(
  context: Context,
  namespace: string,
): Promise<PodDetail['alwaysPullImages']> {
  const { podIndex, live } = context.pullport;
  const dryRun = await askAlwaysPull(context, namespace);
  const maySeeTemplates = sees(await context.access.visible('deployments'), namespace);
  const summaries = [...live.pods.inNamespace(namespace)].flatMap(({ uid }) => podIndex.get(uid) ?? []);
  return inferAlwaysPullImages({
    dryRun,
    containers: maySeeTemplates ? alwaysPullEvidence({ podIndex, live }, summaries) : [],
  });
}

/** Container name to its next attempt, where it fails. */
function nextAttempts(pullport: Pullport, { pod, failing }: PodSummary): PodDetail['nextAttempts'] {
  const now = pullport.now();
  return Object.fromEntries(
    [...failing].flatMap((at) => {
      const next = nextAttemptSeen(pullport, pod, at, now);
      return next === null ? [] : [[pod.containers[at]?.name ?? '', toNextAttempt(next)] as const];
    }),
  );
}

/** Container name to what the cluster says of its waiting, where it says anything. */
function waitingMessages(pod: PodRecord): Record<string, string> {
  return Object.fromEntries(
    pod.containers.flatMap(({ name, state }) =>
      state.is === 'waiting' && state.message !== '' ? [[name, state.message] as const] : [],
    ),
  );
}
