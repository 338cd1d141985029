'use client';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Countdown } from '#components/common/countdown.tsx';
import { Crumbs } from '#components/common/crumbs.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import { lastDue, type Attempt } from './attempts.ts';
import { Headline } from './headline.tsx';
import { leadingEntry } from './secret-headline.ts';
import { useAttempts } from './use-attempts.ts';

/** Head of the page while a new password takes hold: how many have pulled with it, and when the last one tries. */
export function WatchHead({ detail, since }: { detail: PullSecretDetail; since: string }) {
  const { secret, equals } = detail;
  const attempts = useAttempts(detail, since);
  const isHealed = attempts?.every(({ is }) => is === 'pulled') === true;
  const due = attempts === null ? null : lastDue(attempts);
  const places = new Set([secret, ...equals].map(({ namespace }) => namespace)).size;
  const user = leadingEntry(secret)?.username ?? '';
  return (
    <>
      <Crumbs crumbs={[{ label: 'Pull secrets', href: pages.pullSecrets() }, { label: secret.name }]} />
      <header className="mb-4 grid grid-cols-[minmax(0,1fr)_18rem] items-end gap-6 max-rail:grid-cols-1 max-rail:gap-4">
        <div className="min-w-0">
          <p className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-2">
            <Tag tone={isHealed ? 'ok' : 'accent'}>
              <StatusMark mark={isHealed ? 'ok' : 'pull'} />
              {isHealed ? 'Healed' : 'Healing'}
            </Tag>
            <ClusterText>{secret.namespace}</ClusterText>
            <span>one credential, {counted(equals.length + 1, 'secret')}</span>
            <Age at={since} before="written" after="ago" />
          </p>
          <h1 className="text-xl font-semibold tracking-title text-balance wrap-anywhere">
            <Headline
              title={`The new password of ${user} is in ${counted(places, 'namespace')}.${progressWords(attempts)}`}
              names={[user]}
            />
          </h1>
          <p className="mt-1 max-w-[72ch] text-md text-ink-2">
            Waiting pods take it up by themselves when their next attempt comes, at the latest 300 s after the
            write.
          </p>
        </div>
        {due !== null && (
          <div className="grid gap-0.5 border-l-2 border-line-strong pl-4 text-xs text-ink-3 max-rail:border-l-0 max-rail:pl-0">
            <span>Last attempt due</span>
            <span className="text-lg font-semibold text-ink tabular-nums">
              <Countdown at={due} />
            </span>
            <span>Estimated. A restarting workload may take longer.</span>
          </div>
        )}
      </header>
    </>
  );
}

function progressWords(attempts: readonly Attempt[] | null): string {
  if (attempts === null) return '';
  if (attempts.length === 0) return ' No container waits for it.';
  const pulled = attempts.filter(({ is }) => is === 'pulled').length;
  return ` ${pulled} of ${counted(attempts.length, 'container')} ${pulled === 1 ? 'has' : 'have'} pulled.`;
}
