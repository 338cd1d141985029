/** Waits between attempts, in milliseconds: 10 s, doubling, 300 s at most (kubelet pkg/kubelet/kubelet.go). */
export type Ladder = { initial: number; max: number };

export const kubeletLadder: Ladder = { initial: 10_000, max: 300_000 };

/** The wait that follows the attempt of this number, counted from 1. */
export function waitAfter(attempt: number, { initial, max }: Ladder = kubeletLadder): number {
  return Math.min(initial * 2 ** Math.max(0, attempt - 1), max);
}

/** One timer of the kubelet: a pod and an image string. Times in milliseconds. */
export type Timer = { wait: number; updatedAt: number };

/** Whether no attempt is made now. Source: client-go util/flowcontrol/backoff.go IsInBackOffSinceUpdate. */
export function isBackingOff(timer: Timer | null, now: number, { max }: Ladder = kubeletLadder): boolean {
  if (timer === null || now - timer.updatedAt > 2 * max) return false;
  return now - timer.updatedAt < timer.wait;
}

/** The timer after a failed attempt; one that was idle for twice the longest wait starts anew. */
export function afterFailure(timer: Timer | null, now: number, ladder: Ladder = kubeletLadder): Timer {
  if (timer === null || now - timer.updatedAt > 2 * ladder.max)
    return { wait: ladder.initial, updatedAt: now };
  return { wait: Math.min(timer.wait * 2, ladder.max), updatedAt: now };
}
