import type { PullSecretList } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';

/** "29 credentials, kept as 148 secrets. 3 need somebody. Passwords never reach this page." */
export function secretsSentence(
  {
    total,
    secrets,
    facets,
    pending,
    refused,
  }: Pick<PullSecretList, 'total' | 'secrets' | 'facets' | 'pending' | 'refused'>,
  groupBy: 'credential' | 'secret',
): string {
  const broken = ['undecodable', 'wrong-type', 'rejected', 'expired'];
  const failing = (facets.health ?? []).filter(({ value }) => broken.includes(value));
  const count = failing.reduce((sum, one) => sum + one.count, 0);
  if (total === 0 && refused.length > 0 && !pending) return 'No pull secret that you may see.';
  const what =
    groupBy === 'secret'
      ? `${counted(total, 'secret')}.`
      : `${counted(total, 'credential')}, kept as ${counted(secrets, 'secret')}.`;
  const needs = count === 0 ? '' : ` ${count} ${count === 1 ? 'needs' : 'need'} somebody.`;
  return `${what}${pending ? ' Still reading.' : ''}${needs} Passwords never reach this page.`;
}
