import type { ResultLine } from '#lib/api/writes.ts';
import type { PlanLook } from './plan-list.tsx';

/** Exceptions first: what failed, what has to be decided, what is refused; last what stays as it is. */
export const lookOrder: readonly PlanLook[] = [
  'failed',
  'conflict',
  'forbidden',
  'working',
  'create',
  'update',
  'remove',
  'done',
  'queued',
  'same',
];

/** Sorts rows by how they end, exceptions first. */
export function compareLooks(one: { look: PlanLook }, other: { look: PlanLook }): number {
  return lookOrder.indexOf(one.look) - lookOrder.indexOf(other.look);
}

/** The reason of a line in a word or two; most outcomes need none. */
export const reasonWords: Partial<Record<NonNullable<ResultLine['reason']>, string>> = {
  'missing-secret': 'No such secret',
  'missing-account': 'No such account',
  'missing-namespace': 'No namespace',
  managed: 'Left alone',
  paused: 'Paused',
  'on-delete': 'OnDelete',
  terminating: 'Terminating',
  quota: 'Over quota',
  immutable: 'Immutable',
  throttled: 'Too busy',
  unreachable: 'Unreachable',
  cancelled: 'Not begun',
  skipped: 'Skipped',
};
