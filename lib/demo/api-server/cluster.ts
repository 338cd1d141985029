import { type ObjectStore } from './store.ts';

/** Optional admission plugins; ServiceAccount, NamespaceLifecycle and ResourceQuota are always on. */
export type AdmissionPlugin = 'AlwaysPullImages';

/** The store with the rules by which it is written. */
export type Cluster = { store: ObjectStore; plugins: ReadonlySet<AdmissionPlugin> };
