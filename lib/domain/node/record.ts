/** An image a node says it holds: its names as the runtime reports them and its size in bytes. */
export type NodeImage = { names: readonly string[]; size: number };

/** A node as the product keeps it. `namespace` is always '' (it is cluster-scoped). */
export type NodeRecord = {
  uid: string;
  namespace: '';
  name: string;
  resourceVersion: string;
  createdAt: number;
  ready: 'True' | 'False' | 'Unknown';
  /** Conditions that are True besides Ready, e.g. DiskPressure. */
  pressures: readonly string[];
  os: string;
  architecture: string;
  kubeletVersion: string;
  /** e.g. `containerd://2.4.2`. */
  runtime: string;
  unschedulable: boolean;
  labels: readonly string[];
  /** Largest first and cut by the kubelet (50): absence proves nothing. */
  images: readonly NodeImage[];
};
