import { type Policy } from '#lib/demo/kubelet/pod-view.ts';
import { type JsonObject } from '#lib/demo/api-server/objects.ts';

/** A container as the company's manifests write it; without `policy` the API server's default applies. */
export type ContainerPlan = {
  name: string;
  image: string;
  policy?: Policy;
  role?: 'init' | 'sidecar' | 'app' | 'ephemeral';
  /** Image volumes it mounts. */
  mounts?: readonly string[];
};

export type ImageVolumePlan = { name: string; image: string; policy?: Policy };

export type PodPlan = {
  containers: readonly ContainerPlan[];
  imageVolumes?: readonly ImageVolumePlan[];
  account?: string;
  /** Names listed by the pod template itself; the account's are then not copied. */
  pullSecrets?: readonly string[];
  nodeSelector?: { [key: string]: string };
  /** Taint keys it tolerates. */
  tolerates?: readonly string[];
};

export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob' | 'Pod';

/** A former template of a Deployment, some pods of which still run. */
export type FormerPlan = { pod: PodPlan; replicas: number; age: number };

export type WorkloadPlan = {
  kind: WorkloadKind;
  name: string;
  pod: PodPlan;
  replicas: number;
  /** Milliseconds since the workload was first made. */
  age: number;
  /** Milliseconds since its present pods were made; the workload's age where nothing else is said. */
  podAge: number;
  /** Milliseconds over which its pods came, the first one at `podAge`. */
  spread: number;
  former: readonly FormerPlan[];
  /** Nodes for its pods, in order; the scheduler chooses where none is named. */
  nodes: readonly string[];
  /** CronJobs only. */
  schedule: string;
  labels: { [key: string]: string };
  /** Pods of the present template that exist; of a CronJob the runs so far. Fewer than `replicas` where something keeps the rest from being made. */
  made: number;
};

export type AccountPlan = {
  name: string;
  pullSecrets: readonly string[];
  labels?: Readonly<Record<string, string>>;
  /** Linked only after the pods were made. */
  linkedLater?: boolean;
};

export type SecretPlan = {
  name: string;
  type: string;
  data: { [key: string]: string };
  age: number;
  immutable?: boolean;
  labels?: { [key: string]: string };
  annotations?: { [key: string]: string };
};

export type NamespacePlan = {
  name: string;
  age: number;
  accounts: readonly AccountPlan[];
  secrets: readonly SecretPlan[];
  workloads: readonly WorkloadPlan[];
  /** Hard limits of a ResourceQuota. */
  quota?: JsonObject;
};

export type TeamPlan = { team: string; namespaces: readonly NamespacePlan[] };

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => count * 86_400_000;
