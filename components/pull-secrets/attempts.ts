import type { ContainerRow, PodRow } from '#lib/api/pods.ts';

/** The kubelet waits this long at most between two attempts (pkg/kubelet/images: MaxContainerBackOff of 300 s). */
export const longestWait = 300_000;

export type Attempt = {
  id: string;
  pod: PodRow;
  container: string;
  is: 'pulled' | 'pulling' | 'to-come' | 'not-healed';
  /** When it pulled, began to, or will most likely try; null where that is not known. */
  at: string | null;
};

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
