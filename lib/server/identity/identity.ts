import 'server-only';
import type { ClusterCredentials } from '#lib/server/cluster/credentials.ts';

export type SignInMethod = 'kubeconfig' | 'demo' | 'token';

/** Somebody the cluster knows, and the credentials that prove it. */
export type Identity = {
  /** The same for the same credentials, different for any others; keys what is remembered per session. */
  key: string;
  /** As the cluster names them (SelfSubjectReview). */
  name: string;
  groups: readonly string[];
  method: SignInMethod;
  credentials: ClusterCredentials;
};
