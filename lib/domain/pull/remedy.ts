import type { Sentence } from '#lib/domain/pull/sentence.ts';

export const remedyCodes = [
  'link-secret',
  'list-in-workload',
  'create-secret',
  'create-missing-secret',
  'add-entry',
  'rename-key',
  'set-password',
  'renew-credential',
  'use-other-credential',
  'repair-secret',
  'replace-secret',
  'restart-workload',
  'retry-now',
  'correct-image',
  'choose-tag',
  'choose-platform',
  'change-policy',
  'create-account',
  'grant-right',
  'ask-reader',
  'check-registry',
  'check-node',
  'free-disk',
  'wait',
  'read-message',
] as const;
export type RemedyCode = (typeof remedyCodes)[number];

/**
 * Whether pods that exist get the remedy: `no` at their next attempt, `restart` after a rollout restart, `delete-pod`
 * when their owner makes a new one, `recreate` when somebody creates the pod anew, `template` once the template of
 * their workload says so, which makes new pods by itself.
 */
export const newPodNeeds = ['no', 'restart', 'delete-pod', 'recreate', 'template'] as const;
export type NewPodNeed = (typeof newPodNeeds)[number];

export const restartableKinds = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
export type RestartableKind = (typeof restartableKinds)[number];

/** What the product's page opens with, filled in; never a value of a credential. */
export type RemedyAction =
  | {
      kind: 'create-secret';
      namespace: string;
      name: string | null;
      server: string;
      serviceAccount: string | null;
    }
  | { kind: 'link'; namespace: string; secret: string; account: string }
  | { kind: 'edit-entry'; namespace: string; secret: string; key: string }
  | { kind: 'add-entry'; namespace: string; secret: string; key: string; copyFrom: string | null }
  | { kind: 'rename-key'; namespace: string; secret: string; key: string; newKey: string }
  | { kind: 'open-secret'; namespace: string; secret: string }
  | { kind: 'restart'; namespace: string; workload: { kind: RestartableKind; name: string } }
  | { kind: 'delete-pod'; namespace: string; pod: string; uid: string }
  | { kind: 'none' };

export type Remedy = {
  code: RemedyCode;
  title: string;
  why: Sentence;
  needsNewPods: NewPodNeed;
  action: RemedyAction;
  /** The same in a terminal, with placeholders such as PASSWORD for values. */
  kubectl: readonly string[];
};
