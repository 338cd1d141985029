/** A ServiceAccount as the product keeps it. */
export type ServiceAccountRecord = {
  uid: string;
  namespace: string;
  name: string;
  resourceVersion: string;
  createdAt: number;
  /** Names, in the order in which admission copies them into pods. */
  imagePullSecrets: readonly string[];
  /** Names in the `secrets` list (mountable secrets). */
  secrets: readonly string[];
  /** `kubernetes.io/enforce-mountable-secrets: "true"`. */
  enforcesMountable: boolean;
};
