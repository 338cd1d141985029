import { Check, CircleStop, RotateCw } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { NamespacePlan } from './plan-rows.ts';
import type { PlanPanelWords, PlanStage } from './plan-stage.ts';

type PlanButtonsProps = {
  stage: PlanStage;
  plans: readonly NamespacePlan[];
  words: PlanPanelWords;
  isBusy: boolean;
  isProgress: boolean;
  onDryRun: () => void;
  onApply: () => void;
  onStop: () => void;
  onRetry: () => void;
};

/** What can be done with a plan: try it, carry it out, stop, and repeat what failed. */
export function PlanButtons(props: PlanButtonsProps) {
  const { stage, plans, words } = props;
  const failed = plans.filter(
    ({ look }) => look === 'failed' || (look === 'queued' && stage === 'stopped'),
  ).length;
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line p-3 max-cards:[&>button]:h-9 max-cards:[&>button]:w-full">
      {stage === 'applying' && (
        <Button onClick={props.onStop}>
          <CircleStop aria-hidden="true" strokeWidth={1.75} />
          Stop after these
        </Button>
      )}
      {(stage === 'applied' || stage === 'stopped') && failed > 0 && (
        <Button onClick={props.onRetry}>
          <RotateCw aria-hidden="true" strokeWidth={1.75} />
          {stage === 'stopped' ? `Go on with ${failed}` : `Retry ${failed} failed`}
        </Button>
      )}
      {!props.isProgress && (
        <>
          <Button kind="primary" busy={props.isBusy} onClick={props.onApply}>
            <Check aria-hidden="true" strokeWidth={2} />
            {words.button}
          </Button>
          <Button busy={props.isBusy} onClick={props.onDryRun}>
            Dry run
          </Button>
        </>
      )}
      <span className="min-w-40 flex-1 text-xs text-ink-3">
        {props.isProgress
          ? 'You may leave this page; what is written stays written, and repeating does no harm.'
          : words.hint}
      </span>
    </div>
  );
}
