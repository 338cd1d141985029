import type { Status } from '#lib/api/status.ts';
import { counted } from '#lib/domain/counted.ts';

/** The page's first sentence: whether what is on the screen can be relied on. */
export function statusSentence({ cluster, watches }: Pick<Status, 'cluster' | 'watches'>): string {
  if (!cluster.reachable) return `${cluster.name} does not answer`;
  const late = watches.filter(
    ({ freshness: { state } }) => state !== 'live' && state !== 'polled' && state !== 'forbidden',
  );
  const polled = watches.filter(({ freshness }) => freshness.state === 'polled');
  if (late.length > 0) return `${share(late, watches)} not live`;
  if (polled.length > 0) return `${share(polled, watches)} polled every 30 s`;
  return 'Everything Pullport follows is live';
}

function share(some: readonly unknown[], all: readonly unknown[]): string {
  const verb = some.length === 1 ? 'is' : 'are';
  return `${some.length} of ${counted(all.length, 'watch', 'watches')} ${verb}`;
}
