import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { stateMarks, stateWords } from '#components/common/pull-state.ts';
import { StatusMark } from '#components/common/status-mark.tsx';
import { markTones } from '#components/common/marks.ts';
import { Words } from '#components/common/words.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import { NextAttempt } from './next-attempt.tsx';

const inTurn: readonly string[] = ['ErrImagePull', 'ImagePullBackOff'];

/** How it stands, why in one sentence, and when the kubelet tries again. */
export function CaseHead({ explained }: { explained: Explanation }) {
  const { state, headline, why, namespace, nextAttempt, causes, remembered } = explained;
  const mark = stateMarks[state];
  return (
    <section
      aria-label="What is wrong"
      className="mb-4 grid grid-cols-[minmax(0,1fr)_19rem] items-end gap-6 max-rail:grid-cols-1"
    >
      <div className="min-w-0">
        <div className="my-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-xs text-ink-2">
          <Tag tone={markTones[mark]}>
            <StatusMark mark={mark} />
            {stateWords[state]}
          </Tag>
          <ReasonWords reason={explained.said.reason} />
          {explained.since !== null && <Age at={explained.since} before="since" />}
          {causes.length > 0 && (
            <span>
              cause <b className="font-medium text-ink">{causes.map(({ code }) => code).join(', ')}</b>
              {remembered && ', told earlier; the kubelet says only “Back-off” by now'}
            </span>
          )}
        </div>
        <h1 className="max-w-[62ch] text-xl font-semibold tracking-[-0.014em] text-balance wrap-anywhere max-cards:text-[1.1875rem] max-cards:leading-[1.5625rem] [&_code]:text-[0.86em] [&_code]:font-semibold [&_code]:tracking-[-0.02em]">
          <Words sentence={headline} />
        </h1>
        {why.length > 0 && (
          <p className="mt-1.5 max-w-[84ch] text-md text-ink-2">
            <Words sentence={why} namespace={namespace} />
          </p>
        )}
      </div>
      {nextAttempt !== null && <NextAttempt next={nextAttempt} />}
    </section>
  );
}

/** Both words alternate and mean the same, so neither is shown alone. */
function ReasonWords({ reason }: { reason: string }) {
  if (inTurn.includes(reason)) return <span>ImagePullBackOff and ErrImagePull in turn</span>;
  if (reason === '') return null;
  return (
    <ClusterText className="max-w-full truncate">
      {reason.length > 80 ? `${reason.slice(0, 77)}…` : reason}
    </ClusterText>
  );
}
