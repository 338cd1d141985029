import 'server-only';
import type { Explanation } from '#lib/api/explanation.ts';
import type { PodEvent } from '#lib/api/pods.ts';
import { AppError } from '#lib/domain/errors.ts';
import { explainPull as explain } from '#lib/domain/pull/explain.ts';
import { rootKey } from '#lib/domain/pull/failure-record.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';
import { explainPolicy } from '#lib/domain/image/pull-policy.ts';
import { kubectlDescribePod } from '#lib/domain/kubectl.ts';
import type { ContainerRecord, Owner, PodRecord } from '#lib/domain/pod/record.ts';
import type { Context } from '../context.ts';
import { failureRecordsFor } from '../failures/failure-records.ts';
import { runningNodes } from '../failures/running-nodes.ts';
import { sees } from '../identity/access.ts';
import { containerPull } from '../pods/container-pull.ts';
import { findPod } from '../pods/get-pod.ts';
import { imageView } from '../pods/pod-row.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { podEventsOrWhyNot } from '../pods/read-pod-events.ts';
import { toTimestamp } from '../timestamp.ts';
import { explanationView } from './explanation-view.ts';
import { knownSecrets } from './known-secrets.ts';
import { gatherKnowledge, situationOf, type Knowledge } from './situation.ts';

/**
 * One container's pull explained as this person may know it: their secrets and events are read now, what they may not
 * read is said in its place.
 * @throws AppError `forbidden` for whoever may not see pods there, whether or not it exists; `not-found` for others
 */
export async function explainPull(
  context: Context,
  input: { namespace: string; name: string; container: string },
): Promise<Explanation> {
  const { namespace, name, container } = input;
  const summary = await findPod(context, namespace, name);
  const at = containerIndex(summary, container);
  const [namedSecrets, said] = await Promise.all([
    knownSecrets(context, namespace, summary.pod.imagePullSecrets),
    podEventsOrWhyNot(context, summary.pod),
  ]);
  const knowledge = await gatherKnowledge(context);
  const known = situationOf(knowledge, summary, at);
  if (known === null) throw noContainer(input);
  const record = (await failureRecordsFor(context))(summary, at);
  const subject = subjectOf(known, record?.image);
  const events = said.events?.filter((event) => isAbout(event, known)) ?? null;
  const situation: PullSituation = {
    ...known,
    namedSecrets,
    events: events?.map(timed) ?? null,
    runsOnNodes: await otherNodes(context, known.pod, subject.image),
  };
  const explained = explain(situation);
  return {
    ...identityOf(situation, subject),
    ...explanationView(explained),
    replicas: replicasOf(knowledge, namespace, situation.owner),
    said: { ...textOf(context, situation), events, eventsProblem: said.eventsProblem },
    root: record === null ? null : rootKey(record),
    pending: explained.break?.code === 'pending',
    kubectl: kubectlDescribePod(namespace, name),
  };
}

/** A volume may be named as a container is: what fails is what is asked about. */
function containerIndex({ pod, failing }: PodSummary, name: string): number {
  const isIt = (at: number) => pod.containers[at]?.name === name;
  return failing.find(isIt) ?? pod.containers.findIndex((container) => container.name === name);
}

function noContainer({ namespace, name, container }: { namespace: string; name: string; container: string }) {
  return new AppError('not-found', `Pod ${name} in ${namespace} has no container ${container}.`, {
    scope: { verb: 'get', resource: 'pods', namespace },
  });
}

/** Events without a container speak of the pod's secrets; those of an image volume stand at who mounts it. */
function isAbout(event: PodEvent, { pod, container }: PullSituation): boolean {
  if (event.container === null || event.container === container.name) return true;
  if (container.kind !== 'volume') return false;
  const mounting = pod.containers.find(({ name }) => name === event.container);
  return mounting?.imageVolumes.includes(container.name) === true;
}

function timed({ reason, message, count, firstSeen, lastSeen }: PodEvent) {
  const time = (value: string | null) => (value === null ? null : Date.parse(value));
  return { reason, message, count, firstSeen: time(firstSeen), lastSeen: time(lastSeen) };
}

/** What is pulled: a container may wait for an image volume that it mounts. */
function subjectOf({ pod, container }: PullSituation, image: string | undefined): ContainerRecord {
  if (image === undefined || image === container.image) return container;
  return pod.containers.find((each) => each.kind === 'volume' && each.image === image) ?? container;
}

async function otherNodes(context: Context, { node }: PodRecord, image: string): Promise<string[]> {
  const nodes = runningNodes(context, await context.access.visible('pods'), image);
  return nodes.filter((name) => name !== node);
}

function identityOf({ pod, container, node, owner, state }: PullSituation, subject: ContainerRecord) {
  const since = state === 'failing' || state === 'waiting' ? (pod.sandboxReadyAt ?? pod.createdAt) : null;
  return {
    namespace: pod.namespace,
    pod: pod.name,
    podUid: pod.uid,
    container: container.name,
    kind: container.kind,
    image: imageView(subject.image),
    policy: explainPolicy(subject.image, subject.policy),
    node:
      pod.node === ''
        ? null
        : {
            name: pod.node,
            machine:
              node === null
                ? null
                : {
                    platform: `${node.os}/${node.architecture}`,
                    kubelet: node.kubeletVersion,
                    runtime: node.runtime,
                  },
          },
    owner: owner === null ? null : { kind: owner.kindName, name: owner.name },
    since: since === null ? null : toTimestamp(since),
  };
}

function replicasOf(
  { context, workloads }: Knowledge,
  namespace: string,
  owner: Owner | null,
): Explanation['replicas'] {
  if (owner === null || owner.kind === 'Node' || owner.kind === 'other') return null;
  if (!sees(workloads, namespace)) return null;
  const found = context.pullport.live.workloads[owner.kind].find(namespace, owner.name)?.detail?.replicas;
  if (found === undefined || found.wished === null) return null;
  return { ready: found.ready ?? 0, wished: found.wished };
}

/** The cluster's own words; a container that waits is quoted, of others the state is named. */
function textOf({ pullport }: Context, { pod, container }: PullSituation) {
  const speaker =
    container.kind === 'volume'
      ? pod.containers.find(
          ({ imageVolumes, state }) =>
            imageVolumes.includes(container.name) &&
            state.is === 'waiting' &&
            state.message.includes(container.image),
        )
      : container;
  if (speaker?.state.is === 'waiting') {
    return { reason: speaker.state.reason, message: speaker.state.message };
  }
  return { reason: containerPull(pod, container, pullport.podIndex.remembered).reason, message: '' };
}
