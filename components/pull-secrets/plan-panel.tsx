'use client';
import { Check, CircleStop, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Age } from '#components/common/age.tsx';
import { CodeBlock } from '#components/common/code-block.tsx';
import { PlanHead } from '#components/common/plan-head.tsx';
import { PlanList } from '#components/common/plan-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { counted } from '#lib/domain/counted.ts';
import { ConflictChoices } from './conflict-choices.tsx';
import { countLooks, touched, type NamespacePlan } from './plan-rows.ts';
import type { ConflictChoice } from './secret-draft.ts';

export type PlanStage = 'empty' | 'compared' | 'dry-run' | 'applying' | 'applied' | 'stopped';

type PlanPanelProps = {
  stage: PlanStage;
  plans: readonly NamespacePlan[];
  name: string;
  /** When the API server's dry run answered. */
  dryRunAt: string | null;
  isBusy: boolean;
  /** Why there is no plan yet, or what stopped it. */
  problem: string | null;
  /** Shown between list and button: what the dry run found that reads could not. */
  remark: string | null;
  choices: Readonly<Record<string, ConflictChoice>>;
  yaml: string;
  kubectl: string;
  onChoose: (namespace: string, choice: ConflictChoice) => void;
  onDryRun: () => void;
  onApply: () => void;
  onStop: () => void;
  onRetry: () => void;
};

type View = 'plan' | 'yaml' | 'kubectl';

const planWords = {
  failed: 'fail',
  conflict: 'conflict',
  forbidden: 'forbidden',
  create: 'create',
  update: 'update',
  same: 'already there',
};

const progressWords = {
  failed: 'failed',
  working: 'working',
  done: 'done',
  queued: 'queued',
  same: 'unchanged',
  forbidden: 'skipped',
};

/** What will happen, beside the form; the same list becomes the progress. */
export function PlanPanel(props: PlanPanelProps) {
  const [view, setView] = useState<View>('plan');
  const isProgress = props.stage === 'applying' || props.stage === 'applied' || props.stage === 'stopped';
  return (
    <aside
      id="plan"
      aria-label="Plan"
      className="sticky top-[calc(var(--top-h)+1rem)] min-w-0 rounded-lg border border-line-strong bg-surface max-[1240px]:static"
    >
      <header className="flex min-h-9.5 flex-wrap items-center gap-2 border-b border-line px-3 py-1">
        <h2 className="text-sm font-semibold">{isProgress ? 'Progress' : 'Plan'}</h2>
        <StageTag stage={props.stage} dryRunAt={props.dryRunAt} />
        <div className="ml-auto">
          <Segmented
            label="Show as"
            options={[
              { value: 'plan', label: isProgress ? 'Progress' : 'Plan' },
              { value: 'yaml', label: 'YAML' },
              { value: 'kubectl', label: 'kubectl' },
            ]}
            value={view}
            onChoose={setView}
          />
        </div>
      </header>
      {view === 'plan' ? <PlanBody {...props} isProgress={isProgress} /> : null}
      {view === 'yaml' && (
        <div className="p-3">
          <CodeBlock code={props.yaml} copyLabel="Copy the manifest" />
        </div>
      )}
      {view === 'kubectl' && (
        <div className="p-3">
          <CodeBlock code={props.kubectl} copyLabel="Copy the commands" />
        </div>
      )}
    </aside>
  );
}

function StageTag({ stage, dryRunAt }: { stage: PlanStage; dryRunAt: string | null }) {
  if (stage === 'compared') return <Tag>compared, not yet asked</Tag>;
  if (stage !== 'dry-run') return null;
  return (
    <Tag tone="ok">
      dry run <Age at={dryRunAt} after="ago" />
    </Tag>
  );
}

function PlanBody(props: PlanPanelProps & { isProgress: boolean }) {
  const { stage, plans, name, isProgress, problem, remark } = props;
  const gets = touched(plans);
  const title = isProgress
    ? progressTitle(stage, plans)
    : `${gets} of ${counted(plans.length, 'namespace')} get ${name}`;
  return (
    <div aria-live="polite">
      {problem !== null && (
        <p role="alert" className="border-b border-line bg-fail-tint px-3 py-2 text-xs text-fail-text">
          {problem}
        </p>
      )}
      {plans.length === 0 ? (
        <p className="p-3 text-xs text-ink-2">
          Enter a registry, a name and namespaces: what would happen in each appears here as you type. Nothing
          is written until you press Create.
        </p>
      ) : (
        <>
          <PlanHead
            title={title}
            label="Namespaces"
            counts={countLooks(plans, isProgress ? progressWords : planWords)}
          />
          <PlanList
            label={isProgress ? 'Progress by namespace' : 'Plan by namespace'}
            rows={plans.map(({ namespace, canChoose, ...plan }) => ({
              ...plan,
              id: namespace,
              title: namespace,
              ...((canChoose || props.choices[namespace] !== undefined) &&
                !isProgress && {
                  choice: (
                    <ConflictChoices
                      namespace={namespace}
                      chosen={props.choices[namespace] ?? 'leave'}
                      onChoose={(choice) => props.onChoose(namespace, choice)}
                    />
                  ),
                }),
            }))}
          />
        </>
      )}
      {remark !== null && <p className="border-t border-line bg-wait-tint px-3 py-2 text-xs">{remark}</p>}
      <PlanButtons {...props} gets={gets} />
    </div>
  );
}

function progressTitle(stage: PlanStage, plans: readonly NamespacePlan[]): string {
  const done = plans.filter(({ look }) => look === 'done').length;
  const open = plans.filter(
    ({ look }) => look === 'done' || look === 'working' || look === 'queued' || look === 'failed',
  );
  if (stage === 'applying') return `Creating: ${done} of ${open.length} done`;
  return stage === 'stopped'
    ? `Stopped: ${done} of ${open.length} done`
    : `Created in ${counted(done, 'namespace')}`;
}

function PlanButtons(props: PlanPanelProps & { isProgress: boolean; gets: number }) {
  const { stage, plans, gets } = props;
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
            {gets === 0 ? 'Create' : `Create in ${counted(gets, 'namespace')}`}
          </Button>
          <Button busy={props.isBusy} onClick={props.onDryRun}>
            Dry run
          </Button>
        </>
      )}
      <span className="min-w-40 flex-1 text-xs text-ink-3">
        {props.isProgress
          ? 'You may leave this page; what is written stays written, and repeating does no harm.'
          : 'Safe to repeat. The API server itself tries it before anything is written.'}
      </span>
    </div>
  );
}
