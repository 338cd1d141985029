import type { Owner } from '#lib/domain/pod/record.ts';

/** Workloads as the product keeps them. Times are epoch milliseconds. */

export type WorkloadKind = 'Deployment' | 'ReplicaSet' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob';

/** An image in a pod template, with the policy as the template says it ('' where it says none). */
export type TemplateImage = { container: string; image: string; policy: string };

/** A condition that tells why no pod is made, e.g. ReplicaFailure / FailedCreate. */
export type WorkloadCondition = {
  type: string;
  status: string;
  reason: string;
  message: string;
  since: number | null;
};

export type PodTemplate = {
  serviceAccount: string;
  imagePullSecrets: readonly string[];
  images: readonly TemplateImage[];
};

export type WorkloadRecord = {
  kind: WorkloadKind;
  uid: string;
  namespace: string;
  name: string;
  resourceVersion: string;
  createdAt: number;
  /** Its own controller: a ReplicaSet's Deployment, a Job's CronJob. */
  controller: Owner | null;
  /** null where only metadata is kept (ReplicaSets, Jobs). */
  detail: {
    template: PodTemplate;
    /** Wished, made and ready pods; null where the kind has no such number. */
    replicas: { wished: number | null; made: number | null; ready: number | null };
    /** Deployment.spec.paused, CronJob.spec.suspend. */
    paused: boolean;
    /** RollingUpdate, Recreate, OnDelete; '' where the kind has none. */
    strategy: string;
    conditions: readonly WorkloadCondition[];
  } | null;
};
