'use client';
import { Note } from '#components/common/note.tsx';
import { isChange, objectPlan, objectProgress, type PlanVerb } from '#components/common/object-plan.ts';
import { PlanList } from '#components/common/plan-list.tsx';
import { RestartButton } from '#components/common/restart/restart-button.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';
import { Button } from '#components/ui/button.tsx';
import { counted } from '#lib/domain/counted.ts';
import type { useAlsoIn } from './use-also-in.ts';

type AlsoPlanProps = {
  also: ReturnType<typeof useAlsoIn>;
  verb: string;
  /** "payments-staging", "3 namespaces". */
  places: string;
  onClose: () => void;
};

/** What a remedy does in other namespaces, before and while it is done. */
export function AlsoPlan({ also: { step, state, apply }, verb, places, onClose }: AlsoPlanProps) {
  const words: PlanVerb = { look: 'update', word: verb, same: 'Already there' };
  const restarts = step.is === 'applied' ? (state.summary?.restarts ?? []) : [];
  return (
    <section aria-label={`The same in ${places}`} className="mt-2 rounded-md border border-line bg-surface">
      {step.is === 'looking' && <Skeleton label="Looking what it would change" rows={2} />}
      {step.is === 'refused' && <Note mark="fail">{step.sentence}</Note>}
      {step.is === 'planned' && <PlanList label="Plan" rows={objectPlan(step.lines, words)} />}
      {step.is === 'applied' && (
        <PlanList
          label="Progress"
          rows={objectProgress(step.lines, state.lines, { verb: words, isRunning: state.is === 'running' })}
        />
      )}
      {step.is === 'applied' && state.problem !== null && <Note mark="fail">{state.problem.detail}</Note>}
      <div className="flex flex-wrap gap-2 p-2">
        {step.is === 'planned' && (
          <Button
            kind="primary"
            size="small"
            offBecause={step.lines.some(isChange) ? null : 'Nothing would change there.'}
            onClick={() => void apply(step.lines, step.requests)}
          >
            {verb} in {places}
          </Button>
        )}
        {restarts.length > 0 && (
          <RestartButton size="small" targets={restarts}>
            Restart {counted(restarts.length, 'workload')}
          </RestartButton>
        )}
        <Button kind="ghost" size="small" onClick={onClose}>
          {step.is === 'applied' ? 'Close' : 'Cancel'}
        </Button>
      </div>
    </section>
  );
}
