/** Pods as the product keeps them: what is needed of the API object, nothing else. Times are epoch milliseconds. */

export type PullPolicy = 'Always' | 'IfNotPresent' | 'Never';

/** `sidecar` is an init container with restartPolicy Always; `volume` an image volume (spec.volumes[].image). */
export type ContainerKind = 'init' | 'sidecar' | 'app' | 'ephemeral' | 'volume';

export type ContainerState =
  | { is: 'waiting'; reason: string; message: string }
  | { is: 'running'; since: number | null }
  | { is: 'terminated'; reason: string; exitCode: number; finishedAt: number | null }
  | { is: 'not-reported' };

export type ContainerRecord = {
  kind: ContainerKind;
  name: string;
  /** As written in the spec. */
  image: string;
  policy: PullPolicy;
  state: ContainerState;
  /** `status.containerStatuses[].imageID`: free text of the runtime, empty until the container was created once. */
  imageId: string;
  restarts: number;
  /** Names of image volumes this container mounts; a failing one shows as this container's waiting state. */
  imageVolumes: readonly string[];
};

export type OwnerKind =
  | 'Deployment'
  | 'ReplicaSet'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'Job'
  | 'CronJob'
  | 'Node'
  | 'other';

/** The workload a pod belongs to, resolved to the top (ReplicaSet → Deployment, Job → CronJob) where known. */
export type Owner = { kind: OwnerKind; kindName: string; name: string };

export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';

export type PodRecord = {
  uid: string;
  namespace: string;
  name: string;
  resourceVersion: string;
  createdAt: number;
  deletedAt: number | null;
  phase: PodPhase;
  /** Empty until scheduled. */
  node: string;
  /** When the node was ready to start containers (condition PodReadyToStartContainers): what waits after it waits for its image. */
  sandboxReadyAt: number | null;
  serviceAccount: string;
  imagePullSecrets: readonly string[];
  /** `key=value` strings. */
  labels: readonly string[];
  /** The direct controller as the pod names it; the store resolves it to the top. */
  controller: { kind: string; name: string } | null;
  containers: readonly ContainerRecord[];
};
