'use client';
import { useState } from 'react';
import { Crumbs } from '#components/common/crumbs.tsx';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { Note } from '#components/common/note.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';
import { useKeys } from '#components/common/use-keys.ts';
import { Words } from '#components/common/words.tsx';
import { copyText } from '#components/ui/copy-text.ts';
import { showToast } from '#components/ui/toast.ts';
import type { Explanation } from '#lib/api/explanation.ts';
import { ApiProblem } from '#lib/client/api.ts';
import { useIsGone } from '#lib/client/hooks/use-is-gone.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { explanationQuery } from '#lib/client/queries/failures.ts';
import { pages } from '#lib/paths.ts';
import { CaseHead } from './case-head.tsx';
import { FactStrip } from './fact-strip.tsx';
import { GonePanel } from './gone-panel.tsx';
import { HealedNote } from './healed-note.tsx';
import { PullEvents } from './pull-events.tsx';
import { PullPath } from './pull-path.tsx';
import { RawMessage } from './raw-message.tsx';
import { RemedyList } from './remedy-list.tsx';
import { SameCause } from './same-cause.tsx';
import { useNeighbours } from './use-neighbours.ts';

type Place = { namespace: string; pod: string; container: string };

const subject = ({ podUid }: Explanation) => podUid;
const shown = (explanation: Explanation) => [subject(explanation)];

/** Why one container cannot pull, drawn along the kubelet's own path, with what helps; live until it is healed. */
export function FailurePage({ namespace, pod, container }: Place) {
  const { data, error } = useLiveQuery(explanationQuery(namespace, pod, container), { shown, subject });
  const isToldGone = useIsGone(data?.podUid);
  const goTo = useNeighbours({ namespace, pod, container });
  useKeys({
    r: showRemedies,
    c: () => void copyLink(),
    '[': () => void goTo(-1),
    ']': () => void goTo(1),
  });
  if (data === undefined) return <Skeleton label="Walking the pull path" />;
  const isGone = isToldGone || (error instanceof ApiProblem && error.problem.status === 404);
  return (
    <div className="max-w-[112rem]">
      <Crumbs
        crumbs={[
          { label: 'Failures', href: pages.failures() },
          { label: namespace, href: pages.failures({ namespace }) },
          { label: pod, href: pages.pod(namespace, pod) },
          { label: container },
        ]}
      />
      <Outcome explained={data} error={error} isGone={isGone} />
      <CaseHead explained={data} />
      <FactStrip explained={data} />
      <PullPath explained={data} />
      <div className="mt-4 grid grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)] items-start gap-4 max-rail:grid-cols-1">
        <RemedyList explained={data} />
        <div className="grid min-w-0 gap-4">
          <RawMessage explained={data} />
          <SameCause explained={data} />
          {data.nodeNotes.map((sentence, index) => (
            <Note key={index}>
              <Words sentence={sentence} />
            </Note>
          ))}
          <PullEvents explained={data} />
        </div>
      </div>
      <KubectlBar
        command={data.kubectl}
        pageKeys={[
          { keys: ['r'], does: 'remedies' },
          { keys: ['[', ']'], does: 'previous, next failure' },
          { keys: ['c'], does: 'copy link' },
        ]}
      />
    </div>
  );
}

type OutcomeProps = { explained: Explanation; error: Error | null; isGone: boolean };

/** What became of it while somebody looked. */
function Outcome({ explained, error, isGone }: OutcomeProps) {
  const { state } = explained;
  // As it was when the page was opened: only what failed then can be healed now.
  const [didFail] = useState(state === 'failing' || state === 'waiting');
  const isHealed = didFail && (state === 'running' || state === 'completed' || state === 'pulling');
  return (
    <div role="status" className="mb-3 grid gap-3 empty:hidden">
      {isGone && (
        <>
          <Note mark="done">
            This pod is gone. Below it is shown as it was last; its owner makes new ones.
          </Note>
          <GonePanel last={explained} />
        </>
      )}
      {!isGone && error !== null && <Note mark="stale">{error.message} Shown as it was last.</Note>}
      {!isGone && isHealed && <HealedNote explained={explained} />}
    </div>
  );
}

function showRemedies(): void {
  const remedies = document.getElementById('remedies');
  remedies?.scrollIntoView({ block: 'start' });
  remedies?.focus({ preventScroll: true });
}

async function copyLink(): Promise<void> {
  const done = await copyText(window.location.href);
  showToast({
    tone: done ? 'ok' : 'fail',
    title: done ? 'Link copied' : 'The browser did not let us copy',
  });
}
