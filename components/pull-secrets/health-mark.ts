import type { Mark } from '#components/common/marks.ts';
import type { Health } from '#lib/api/pull-secrets.ts';

const marks: Record<Health['severity'], Mark> = {
  fail: 'fail',
  warn: 'warn',
  ok: 'ok',
  none: 'none',
  forbidden: 'forbid',
};

/** The mark of a secret's health; a missing link has a shape of its own. */
export function healthMark({ code, severity }: Pick<Health, 'code' | 'severity'>): Mark {
  return code === 'not-linked' ? 'unlinked' : marks[severity];
}
