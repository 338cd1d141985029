import type { Status } from '#lib/api/status.ts';
import { counted } from '#lib/domain/counted.ts';

/** The page's first sentence: whether what is on the screen can be relied on. */
export function statusSentence({ cluster, watches }: Pick<Status, 'cluster' | 'watches'>): string {
  if (!cluster.reachable) return `${cluster.name} does not answer`;
  const late = watches.filter(
    ({ freshness }) => freshness.state !== 'live' && freshness.state !== 'forbidden',
  );
  if (late.length === 0) return 'Everything Pullport follows is live';
  const verb = late.length === 1 ? 'is' : 'are';
  return `${late.length} of ${counted(watches.length, 'watch', 'watches')} ${verb} not live`;
}
