/** A namespace as the product keeps it. `namespace` is always '' (it is cluster-scoped). */
export type NamespaceRecord = {
  uid: string;
  namespace: '';
  name: string;
  resourceVersion: string;
  createdAt: number;
  phase: 'Active' | 'Terminating';
  /** `key=value` strings. */
  labels: readonly string[];
};
