import { type Cluster } from '#lib/demo/api-server/cluster.ts';
import {
  type JsonValue,
  type KubeObject,
  type NewObject,
  asObject,
  asString,
  member,
} from '#lib/demo/api-server/objects.ts';
import { makeJob } from '#lib/demo/controllers/cron-job.ts';
import { daemonLabels } from '#lib/demo/controllers/daemon-set.ts';
import { makeReplicaSet } from '#lib/demo/controllers/deployment.ts';
import { jobLabels } from '#lib/demo/controllers/job.ts';
import { nodeSuits } from '#lib/demo/controllers/node-fit.ts';
import { podFromTemplate } from '#lib/demo/controllers/owned.ts';
import { statefulLabels } from '#lib/demo/controllers/stateful-set.ts';
import { ephemeralOf, templateOf, workloadSpec } from './manifests.ts';
import { type PodPlan, type WorkloadPlan, hours } from './model.ts';
import { createInPast, imagine } from './past.ts';
import { runsBefore } from './past-runs.ts';

/** A pod that came at some moment of the past. */
export type Birth = { at: number; pod: NewObject; node: string | null; plan: PodPlan };

export type Setting = { cluster: Cluster; namespace: string; team: string; startedAt: number };

/** Writes a workload as it was made long ago and tells when its pods came; the pods themselves come later, in order. */
export function makeWorkload(setting: Setting, plan: WorkloadPlan): Birth[] {
  switch (plan.kind) {
    case 'Deployment':
      return deploymentBirths(setting, plan);
    case 'StatefulSet':
      return numberedBirths(setting, plan);
    case 'DaemonSet':
      return daemonBirths(setting, plan);
    case 'Job':
      return jobBirths(setting, plan, write(setting, plan, 'jobs'));
    case 'CronJob':
      return cronBirths(setting, plan);
    case 'Pod':
      return [barePodBirth(setting, plan)];
  }
}

function deploymentBirths(setting: Setting, plan: WorkloadPlan): Birth[] {
  const { cluster, startedAt, team } = setting;
  const deployment = write(setting, plan, 'deployments');
  const former = plan.former.flatMap((before, index) => {
    const object = { metadata: deployment.metadata, spec: workloadSpec(plan, team, before.pod) };
    const template = member(imagine(cluster, 'deployments', nameless(object))['spec'], 'template');
    const { replicas, age } = before;
    const createdAt = startedAt - age;
    const replicaSet = makeReplicaSet(cluster, deployment, template, {
      revision: index + 1,
      replicas,
      createdAt,
    });
    return births(setting, { ...plan, pod: before.pod, podAge: age, nodes: [] }, replicas, () => ({
      owner: replicaSet,
      template: templateIn(replicaSet),
    }));
  });
  const revision = plan.former.length + 1;
  const replicas = plan.former.length > 0 ? plan.made : plan.replicas;
  const createdAt = startedAt - plan.podAge;
  const current = makeReplicaSet(cluster, deployment, templateIn(deployment), {
    revision,
    replicas,
    createdAt,
  });
  cluster.store.mutate('deployments', setting.namespace, plan.name, (draft) => {
    draft.metadata.annotations = { 'deployment.kubernetes.io/revision': String(revision) };
  });
  const present = births(setting, plan, plan.made, () => ({ owner: current, template: templateIn(current) }));
  return [...former, ...present];
}

function numberedBirths(setting: Setting, plan: WorkloadPlan): Birth[] {
  const owner = write(setting, plan, 'statefulsets');
  return births(setting, plan, plan.made, (index) => ({
    owner,
    template: templateIn(owner),
    name: `${plan.name}-${index}`,
    labels: statefulLabels(owner, index),
  }));
}

function daemonBirths(setting: Setting, plan: WorkloadPlan): Birth[] {
  const owner = write(setting, plan, 'daemonsets');
  const template = templateIn(owner);
  const nodes = setting.cluster.store
    .list('nodes')
    .filter((node) => nodeSuits(node, member(template, 'spec'), true));
  const names = nodes.map(({ metadata }) => metadata.name);
  const labels = daemonLabels(owner);
  return births(setting, { ...plan, nodes: names }, names.length, () => ({ owner, template, labels }));
}

function jobBirths(setting: Setting, plan: WorkloadPlan, job: KubeObject): Birth[] {
  const podAge = setting.startedAt - Date.parse(job.metadata.creationTimestamp);
  const labels = jobLabels(job);
  return births(setting, { ...plan, podAge }, 1, () => ({ owner: job, template: templateIn(job), labels }));
}

function cronBirths(setting: Setting, plan: WorkloadPlan): Birth[] {
  const { cluster, startedAt } = setting;
  const cronJob = write(setting, plan, 'cronjobs');
  const moments = runsBefore(plan.schedule, startedAt).slice(-plan.made);
  const last = moments.at(-1);
  if (last !== undefined)
    cluster.store.mutate('cronjobs', setting.namespace, plan.name, (draft) => ({
      ...draft,
      status: { lastScheduleTime: new Date(last).toISOString().replace('.000Z', 'Z') },
    }));
  return moments.flatMap((at) => jobBirths(setting, plan, makeJob(cluster, cronJob, at)));
}

function barePodBirth({ namespace, team, startedAt }: Setting, plan: WorkloadPlan): Birth {
  const template = templateOf(plan.name, team, plan.pod);
  const metadata = { ...asObject(template['metadata']), name: plan.name, namespace };
  return {
    at: startedAt - plan.podAge,
    pod: { metadata, spec: template['spec'] ?? {} },
    node: plan.nodes[0] ?? null,
    plan: plan.pod,
  };
}

type PodSource = Parameters<typeof podFromTemplate>[0];

function births(
  setting: Setting,
  plan: WorkloadPlan,
  count: number,
  source: (index: number) => PodSource,
): Birth[] {
  const { random } = setting.cluster.store;
  return Array.from({ length: count }, (_, index) => {
    const later = count > 1 ? (plan.spread * index) / (count - 1) : 0;
    const jitter = random.next() * Math.min(plan.podAge * 0.03, hours(5));
    return {
      at: setting.startedAt - plan.podAge + later + jitter,
      pod: podFromTemplate(source(index)),
      node: plan.nodes[index] ?? null,
      plan: plan.pod,
    };
  });
}

function write(
  setting: Setting,
  plan: WorkloadPlan,
  resource: 'deployments' | 'statefulsets' | 'daemonsets' | 'jobs' | 'cronjobs',
): KubeObject {
  const { cluster, namespace, team, startedAt } = setting;
  const metadata = { name: plan.name, namespace, labels: { app: plan.name, team, ...plan.labels } };
  return createInPast(cluster, resource, { metadata, spec: workloadSpec(plan, team) }, startedAt - plan.age);
}

function nameless({ metadata, spec }: { metadata: KubeObject['metadata']; spec: JsonValue }): NewObject {
  const { namespace = '', labels = {} } = metadata;
  return { metadata: { generateName: `${metadata.name}-`, namespace, labels }, spec };
}

function templateIn(owner: KubeObject): JsonValue | undefined {
  return member(owner['spec'], 'template');
}

/** Lets a pod come into being: on its node, at its moment, with what was added to it later. */
export function bear(
  { cluster }: Pick<Setting, 'cluster'>,
  birth: Birth,
  chooseNode: (pod: KubeObject) => string | null,
): KubeObject {
  const ephemeral = ephemeralOf(birth.plan);
  return createInPast(cluster, 'pods', birth.pod, birth.at, (made) => {
    const spec = asObject(made['spec']) ?? {};
    const nodeName = birth.node ?? (asString(spec['nodeName']) || chooseNode(made));
    return {
      ...made,
      spec: {
        ...spec,
        ...(nodeName === null ? {} : { nodeName }),
        ...(ephemeral.length > 0 ? { ephemeralContainers: ephemeral } : {}),
      },
    };
  });
}
