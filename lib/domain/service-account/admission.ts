/** What admission makes of a new pod's list. */
export type PullSecretAdmission =
  | { allowed: true; imagePullSecrets: readonly string[]; from: 'pod' | 'account' | 'none' }
  | { allowed: false; refused: readonly string[]; sentence: string };

type NewPod = {
  podSecrets: readonly string[];
  accountSecrets: readonly string[];
  /** The account's annotation kubernetes.io/enforce-mountable-secrets, or the server's own setting. */
  limited: boolean;
};

/**
 * The pull secrets a new pod gets (k/k plugin/pkg/admission/serviceaccount): the account's only where it names
 * none itself, never both; a limited account refuses names that are not its own.
 */
export function admitPullSecrets({ podSecrets, accountSecrets, limited }: NewPod): PullSecretAdmission {
  if (podSecrets.length === 0) {
    const from = accountSecrets.length === 0 ? 'none' : 'account';
    return { allowed: true, imagePullSecrets: accountSecrets, from };
  }
  const refused = limited ? podSecrets.filter((name) => !accountSecrets.includes(name)) : [];
  if (refused.length === 0) return { allowed: true, imagePullSecrets: podSecrets, from: 'pod' };
  const sentence = `The ServiceAccount takes only pods with its own pull secrets, and ${refused.join(', ')} is not linked to it; link it.`;
  return { allowed: false, refused, sentence };
}

/** A running pod's list beside that of its account as it is today. */
export type PodListState = {
  /** `linked-after`: the pod has none and the account has since got some. `differs`: changed since, or the pod's own. */
  is: 'none' | 'same' | 'linked-after' | 'differs';
  /** Names of the account that the pod lacks; only a new pod gets them. */
  missing: readonly string[];
  /** Names of the pod that the account does not have, or no longer. */
  extra: readonly string[];
};

/** Compares the list a pod was given with its account's; no pod's list ever changes. */
export function comparePodList(
  podSecrets: readonly string[],
  accountSecrets: readonly string[],
): PodListState {
  const missing = accountSecrets.filter((name) => !podSecrets.includes(name));
  const extra = podSecrets.filter((name) => !accountSecrets.includes(name));
  if (missing.length === 0 && extra.length === 0) {
    return { is: podSecrets.length === 0 ? 'none' : 'same', missing, extra };
  }
  return { is: podSecrets.length === 0 ? 'linked-after' : 'differs', missing, extra };
}
