import { type ContainerPlan, type PodPlan, type WorkloadKind, type WorkloadPlan, days } from './model.ts';

type Wishes = Partial<Omit<WorkloadPlan, 'kind' | 'name' | 'pod'>> & Omit<PodPlan, 'containers'>;

/** A pod with one container named after its workload, or with the containers given. */
export function podOf(name: string, images: string | readonly ContainerPlan[], wishes: Wishes = {}): PodPlan {
  const { account, pullSecrets, nodeSelector, tolerates, imageVolumes } = wishes;
  const containers = typeof images === 'string' ? [{ name, image: images }] : images;
  return {
    containers,
    ...(account === undefined ? {} : { account }),
    ...(pullSecrets === undefined ? {} : { pullSecrets }),
    ...(nodeSelector === undefined ? {} : { nodeSelector }),
    ...(tolerates === undefined ? {} : { tolerates }),
    ...(imageVolumes === undefined ? {} : { imageVolumes }),
  };
}

function workload(
  kind: WorkloadKind,
  name: string,
  images: string | readonly ContainerPlan[],
  wishes: Wishes,
): WorkloadPlan {
  const age = wishes.age ?? days(30);
  const replicas = wishes.replicas ?? 1;
  return {
    kind,
    name,
    pod: podOf(name, images, wishes),
    replicas,
    age,
    spread: wishes.spread ?? 0,
    podAge: wishes.podAge ?? Math.min(age, days(6)),
    former: wishes.former ?? [],
    nodes: wishes.nodes ?? [],
    schedule: wishes.schedule ?? '',
    labels: wishes.labels ?? {},
    made: wishes.made ?? (kind === 'CronJob' ? 3 : replicas),
  };
}

type Maker = (name: string, images: string | readonly ContainerPlan[], wishes?: Wishes) => WorkloadPlan;

export const deployment: Maker = (name, images, wishes = {}) => workload('Deployment', name, images, wishes);
export const statefulSet: Maker = (name, images, wishes = {}) =>
  workload('StatefulSet', name, images, wishes);
export const daemonSet: Maker = (name, images, wishes = {}) => workload('DaemonSet', name, images, wishes);
export const job: Maker = (name, images, wishes = {}) => workload('Job', name, images, wishes);
export const cronJob: Maker = (name, images, wishes = {}) => workload('CronJob', name, images, wishes);
export const barePod: Maker = (name, images, wishes = {}) => workload('Pod', name, images, wishes);
