import type { PullSecretList } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';

/** "29 credentials, kept as 148 secrets. 3 need somebody. Passwords never reach this page." */
export function secretsSentence(
  {
    total,
    secrets,
    missing,
    facets,
    pending,
    refused,
  }: Pick<PullSecretList, 'total' | 'secrets' | 'missing' | 'facets' | 'pending' | 'refused'>,
  groupBy: 'credential' | 'secret',
): string {
  const broken = ['undecodable', 'wrong-type', 'rejected', 'expired'];
  const failing = (facets.health ?? []).filter(({ value }) => broken.includes(value));
  const count = failing.reduce((sum, one) => sum + one.count, 0);
  if (total === 0 && refused.length > 0 && !pending) return 'No pull secret that you may see.';
  if (missing > 0 && missing === total)
    return `${counted(missing, 'name leads', 'names lead')} to no secret.`;
  const what =
    groupBy === 'secret'
      ? `${counted(secrets, 'secret')}.`
      : `${counted(total - missing, 'credential')}, kept as ${counted(secrets, 'secret')}.`;
  const named = missing === 0 ? '' : ` ${counted(missing, 'name leads', 'names lead')} to no secret.`;
  const needs = count === 0 ? '' : ` ${count} ${count === 1 ? 'needs' : 'need'} somebody.`;
  return `${what}${pending ? ' Still reading.' : ''}${named}${needs} Passwords never reach this page.`;
}
