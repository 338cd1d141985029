import { ClusterText } from '#components/common/cluster-text.tsx';
import { Note } from '#components/common/note.tsx';
import { objectProgress } from '#components/common/object-plan.ts';
import { PlanList } from '#components/common/plan-list.tsx';
import { Status } from '#components/common/status.tsx';
import type { PodRow } from '#lib/api/pods.ts';
import { pages } from '#lib/paths.ts';
import { restartVerb } from './restart-plan.tsx';
import { restartProgress } from './restart-progress.ts';
import { targetKey, type RestartTarget } from './restart-targets.ts';
import type { RestartRun } from './use-restart.ts';

/** What became of a restart: workload by workload until their new pods run, and what could not be begun. */
export function RestartWatch({ targets, run }: { targets: readonly RestartTarget[]; run: RestartRun }) {
  const { plan, apply, leftOut } = run;
  const planned = plan.lines.filter((line) => !leftOut.has(targetKey(line)));
  const rows = objectProgress(planned, apply.lines, { verb: restartVerb, isRunning: apply.is === 'running' });
  const stopped = rows.filter(({ look }) => look !== 'done' && look !== 'same');
  return (
    <>
      {apply.problem !== null && <Note mark="fail">{apply.problem.detail}</Note>}
      {stopped.length > 0 && (
        <div className="rounded-md border border-line">
          <PlanList label="Not restarted" rows={stopped} />
        </div>
      )}
      {targets.length > 0 && (
        <ul aria-label="New pods" aria-live="polite" className="rounded-md border border-line text-xs">
          {targets.map((target) => (
            <TargetLine key={targetKey(target)} target={target} run={run} />
          ))}
        </ul>
      )}
      <p className="text-xs text-ink-3">You may close this; the cluster goes on by itself.</p>
    </>
  );
}

type TargetLineProps = { target: RestartTarget; run: RestartRun };

function TargetLine({ target, run: { pods, before, blocked } }: TargetLineProps) {
  const { word, mark, sentence, failing } = restartProgress(target, pods, before, blocked);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_7rem_minmax(0,1.4fr)] items-center gap-x-3 gap-y-0.5 border-b border-line px-3 py-1.5 last:border-b-0 max-tiny:grid-cols-[minmax(0,1fr)_auto]">
      <span className="truncate" title={`${target.namespace} / ${target.name}`}>
        <ClusterText>{`${target.namespace} / ${target.name}`}</ClusterText>
      </span>
      <Status mark={mark}>{word}</Status>
      <span className="min-w-0 text-ink-2 max-tiny:col-span-2">
        {sentence}
        {failing !== null && (
          <>
            {'. '}
            <a href={failureHref(failing)} className="underline">
              Why
            </a>
          </>
        )}
      </span>
    </li>
  );
}

function failureHref({ namespace, name, lead }: PodRow): string {
  return pages.failure(namespace, name, lead);
}
