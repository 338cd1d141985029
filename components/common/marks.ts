import type { Tone } from '#components/ui/tag.tsx';

/** The twelve marks. Each has a shape of its own; shape, word and colour always come together. */
export type Mark =
  | 'ok'
  | 'pull'
  | 'wait'
  | 'fail'
  | 'warn'
  | 'unlinked'
  | 'forbid'
  | 'unknown'
  | 'stale'
  | 'public'
  | 'done'
  | 'none';

export const markTones: Record<Mark, Tone> = {
  ok: 'ok',
  pull: 'accent',
  wait: 'wait',
  fail: 'fail',
  warn: 'wait',
  unlinked: 'wait',
  forbid: 'forbid',
  unknown: 'forbid',
  stale: 'stale',
  public: 'neutral',
  done: 'neutral',
  none: 'neutral',
};
