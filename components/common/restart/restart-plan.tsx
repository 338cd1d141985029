import { CodeBlock } from '#components/common/code-block.tsx';
import { Note } from '#components/common/note.tsx';
import { ManifestInstead } from '#components/common/manifest-instead.tsx';
import { isChange, objectPlan, type PlanVerb } from '#components/common/object-plan.ts';
import { PlanList, type PlanRow } from '#components/common/plan-list.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import type { ResultLine } from '#lib/api/writes.ts';
import { kubectlDeletePod, kubectlRestart } from '#lib/domain/kubectl.ts';
import { targetKey, wayOf, type RestartTarget } from './restart-targets.ts';
import type { RestartRun } from './use-restart.ts';

export const restartVerb: PlanVerb = { look: 'update', word: 'Restart', same: 'Gone already' };

/** What a restart is going to do, by the API server's own dry run, with what speaks against it first. */
export function RestartPlan({ targets, run }: { targets: readonly RestartTarget[]; run: RestartRun }) {
  const { plan, leftOut, choose } = run;
  const byThemselves = targets.filter((target) => wayOf(target) === 'next-run').map(nextRunRow);
  const rows: PlanRow[] = objectPlan(plan.lines, restartVerb).map(({ line, ...row }) => ({
    ...row,
    ...(needsChoice(line, targets) && {
      choice: (
        <RowChoice line={line} isIn={!leftOut.has(targetKey(line))} onChoose={(isIn) => choose(line, isIn)} />
      ),
    }),
  }));
  const isAsking = plan.is === 'running' || (plan.is === 'idle' && byThemselves.length < targets.length);
  const commands = plan.lines.filter((line) => isChange(line) && !leftOut.has(targetKey(line))).map(command);
  if (isAsking && rows.length === 0) return <Skeleton label="Asking the API server" rows={3} />;
  return (
    <>
      <p className="text-ink-2">
        A pod gets its account’s list of pull secrets once, when it is made. A restart makes new pods, with
        the list of today; a Deployment keeps old ones running until new ones are ready.
      </p>
      {plan.problem !== null && <Note mark="fail">{plan.problem.detail}</Note>}
      <div className="rounded-md border border-line">
        <PlanList label="What is restarted" rows={[...rows, ...byThemselves]} />
      </div>
      {commands.length > 0 && (
        <Disclosure summary="The same with kubectl">
          <CodeBlock code={commands.join('\n')} copyLabel="Copy the commands" />
        </Disclosure>
      )}
    </>
  );
}

function needsChoice(line: ResultLine, targets: readonly RestartTarget[]): boolean {
  if (!isChange(line)) return false;
  const isLost = targets.some((target) => wayOf(target) === 'lost' && targetKey(target) === targetKey(line));
  return line.manifest !== undefined || line.reason === 'quota' || isLost;
}

type RowChoiceProps = { line: ResultLine; isIn: boolean; onChoose: (isIn: boolean) => void };

function RowChoice({ line, isIn, onChoose }: RowChoiceProps) {
  const anyway = line.outcome === 'deleted' ? 'Delete anyway' : 'Restart anyway';
  return (
    <span className="grid justify-items-start gap-1">
      <Segmented
        label={`${line.namespace} / ${line.name}`}
        options={[
          { value: 'in', label: anyway },
          { value: 'out', label: 'Leave out' },
        ]}
        value={isIn ? 'in' : 'out'}
        onChoose={(value) => onChoose(value === 'in')}
      />
      {line.manifest !== undefined && <ManifestInstead manifest={line.manifest} />}
    </span>
  );
}

function nextRunRow({ namespace, kind, name }: RestartTarget): PlanRow {
  return {
    id: targetKey({ namespace, kind, name }),
    title: `${namespace} / ${name}`,
    look: 'same',
    word: 'By itself',
    detail: `A ${kind} makes new pods at its next run; there is nothing to restart.`,
  };
}

function command({ namespace, kind, name }: ResultLine): string {
  return kind === 'Pod' ? kubectlDeletePod(namespace, name) : kubectlRestart(namespace, { kind, name });
}
