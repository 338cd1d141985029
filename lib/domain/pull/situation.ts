import type { NodeRecord } from '#lib/domain/node/record.ts';
import type { ContainerRecord, Owner, PodRecord } from '#lib/domain/pod/record.ts';
import type { NamedSecret, SecretFacts } from '#lib/domain/pull-secret/facts.ts';

/** The pod's ServiceAccount as this reader knows it. `none`: static pods have no account. */
export type AccountKnowledge =
  | { is: 'there'; name: string; imagePullSecrets: readonly string[] }
  | { is: 'missing'; name: string }
  | { is: 'not-readable'; name: string }
  | { is: 'none' };

/** The pull secrets of the pod's namespace, whether the pod lists them or not. */
export type NamespaceSecrets =
  | { is: 'read'; secrets: readonly SecretFacts[] }
  | { is: 'not-readable' }
  | { is: 'pending' };

/** An event of the container (or of the pod's secrets), times in epoch milliseconds. */
export type TimedEvent = {
  reason: string;
  message: string;
  count: number;
  firstSeen: number | null;
  lastSeen: number | null;
};

/** How a container's pull stands, the words of lib/api/pods.ts. */
export type PullState = 'failing' | 'waiting' | 'pulling' | 'running' | 'completed' | 'unknown';

/** Everything that explaining one container's pull needs; what is not known says so. Times are epoch milliseconds. */
export type PullSituation = {
  now: number;
  pod: PodRecord;
  container: ContainerRecord;
  /** As its row shows it; `failing` and `waiting` are decided anew by the causes. */
  state: PullState;
  owner: Owner | null;
  /** imagePullSecrets of the owner's pod template; null where there is none or it is not visible. */
  template: readonly string[] | null;
  account: AccountKnowledge;
  /** One per name of the pod's list, in its order. */
  namedSecrets: readonly NamedSecret[];
  namespaceSecrets: NamespaceSecrets;
  /** What registries refuse wherever this reader sees it used, as `refusalMark` writes it. */
  refused: ReadonlySet<string>;
  /** Newest first; null where this reader may not list them. Evidence names them by their place. */
  events: readonly TimedEvent[] | null;
  /** The last waiting message with a cause in it, where the cluster says only "Back-off" by now. */
  remembered: { reason: string; message: string } | null;
  /** Attempts that were seen besides those in events, oldest first. */
  attemptsSeen: readonly number[];
  /** Since when an attempt would have been seen. */
  watchedSince: number;
  /** Null while not scheduled, or where nodes are not visible. */
  node: NodeRecord | null;
  /** Names of other nodes on which the same image runs. */
  runsOnNodes: readonly string[];
};
