import type { ContainerRow, PodRow } from '#lib/api/pods.ts';

/** The kubelet waits this long at most between two attempts (pkg/kubelet/images: MaxContainerBackOff of 300 s). */
export const longestWait = 300_000;

/** A workload's attempts as one row. */
export type WorkloadAttempts = {
  id: string;
  namespace: string;
  kind: string;
  name: string;
  pulled: number;
  all: number;
  /** The one that its row is about: what is not healed first, then what pulls, then what comes soonest. */
  lead: Attempt;
};

export type Attempt = {
  id: string;
  pod: PodRow;
  container: string;
  is: 'pulled' | 'pulling' | 'to-come' | 'not-healed';
  /** When it pulled, began to, or will most likely try; null where that is not known. */
  at: string | null;
};

/** Pods that name one of these secrets where it is: elsewhere the name may stand for another credential. */
export function podsThatName(
  pods: readonly PodRow[],
  secrets: readonly { namespace: string; name: string }[],
): PodRow[] {
  return pods.filter(({ namespace, imagePullSecrets }) =>
    secrets.some((secret) => secret.namespace === namespace && imagePullSecrets.includes(secret.name)),
  );
}

/**
 * The containers that a new password concerns: those that have pulled since it was written, that pull now, that will
 * try again, and those whose attempt came after the write and failed all the same.
 */
export function attemptsSince(pods: readonly PodRow[], since: string): Attempt[] {
  const attempts = pods.flatMap((pod) =>
    pod.deletedAt !== null
      ? []
      : pod.containers.flatMap((container) => attemptOf(pod, container, since) ?? []),
  );
  return attempts.toSorted((one, other) => order(one) - order(other) || time(one) - time(other));
}

/** The same by workload, in the same order. */
export function attemptsByWorkload(attempts: readonly Attempt[]): WorkloadAttempts[] {
  const groups = Map.groupBy(
    attempts,
    ({ pod }) => `${pod.namespace}/${placeOf(pod).kind}/${placeOf(pod).name}`,
  );
  return [...groups]
    .flatMap(([id, own]) => {
      const lead = own.toSorted((one, other) => leads.indexOf(one.is) - leads.indexOf(other.is))[0];
      if (lead === undefined) return [];
      const pulled = own.filter(({ is }) => is === 'pulled').length;
      return [{ id, namespace: lead.pod.namespace, ...placeOf(lead.pod), pulled, all: own.length, lead }];
    })
    .toSorted((one, other) => order(one.lead) - order(other.lead) || time(one.lead) - time(other.lead));
}

/** Pods that wait although the content is right by now: deleted, their successors pull at once. */
export function waitingPods(attempts: readonly Attempt[]): PodRow[] {
  const waiting = attempts.filter(({ is }) => is === 'to-come').map(({ pod }) => [pod.uid, pod] as const);
  return [...new Map(waiting).values()];
}

/** When the last attempt is due; null where none waits or no time is known. */
export function lastDue(attempts: readonly Attempt[]): string | null {
  const times = attempts.flatMap(({ is, at }) => (is === 'to-come' && at !== null ? [at] : []));
  return times.toSorted().at(-1) ?? null;
}

const leads: readonly Attempt['is'][] = ['not-healed', 'pulling', 'to-come', 'pulled'];

function placeOf({ owner, name }: PodRow): { kind: string; name: string } {
  return owner ?? { kind: 'Pod', name };
}

function attemptOf(pod: PodRow, container: ContainerRow, since: string): Attempt | null {
  const attempt = { id: `${pod.uid}/${container.name}`, pod, container: container.name };
  switch (container.state) {
    case 'running':
    case 'completed':
      // What ran before the write has nothing to do with it.
      return isAfter(container.since, since) ? { ...attempt, is: 'pulled', at: container.since } : null;
    case 'pulling':
      return { ...attempt, is: 'pulling', at: container.since };
    case 'failing':
    case 'waiting': {
      const at = pod.nextAttempt?.at ?? null;
      const isLate = at !== null && Date.parse(at) > Date.parse(since) + longestWait;
      return { ...attempt, is: isLate ? 'not-healed' : 'to-come', at };
    }
    case 'unknown':
      return null;
  }
}

function isAfter(at: string | null, since: string): boolean {
  // Kubernetes writes whole seconds.
  return at !== null && Date.parse(at) >= Math.floor(Date.parse(since) / 1000) * 1000;
}

const order = ({ is }: Attempt) => ['pulled', 'pulling', 'to-come', 'not-healed'].indexOf(is);
const time = ({ at }: Attempt) => (at === null ? Infinity : Date.parse(at));
