'use client';
import { useState, type ReactNode } from 'react';
import { Age } from '#components/common/age.tsx';
import { CodeBlock } from '#components/common/code-block.tsx';
import { ManifestInstead } from '#components/common/manifest-instead.tsx';
import { PlanHead } from '#components/common/plan-head.tsx';
import { PlanList } from '#components/common/plan-list.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { counted } from '#lib/domain/counted.ts';
import { PlanButtons } from './plan-buttons.tsx';
import type { PlanPanelWords, PlanStage } from './plan-stage.ts';
import { countLooks, type NamespacePlan } from './plan-rows.ts';

type PlanPanelProps = {
  stage: PlanStage;
  plans: readonly NamespacePlan[];
  words: PlanPanelWords;
  /** When the API server's dry run answered. */
  dryRunAt: string | null;
  isBusy: boolean;
  /** Why there is no plan yet, or what stopped it. */
  problem: string | null;
  /** Shown between list and button: what the dry run found that reads could not. */
  remark: string | null;
  /** What can be decided or opened in the row of a namespace. */
  choiceOf?: (plan: NamespacePlan) => ReactNode;
  /** The same without this page: `{ YAML: …, kubectl: … }`. */
  texts: Readonly<Record<string, string>>;
  onDryRun: () => void;
  onApply: () => void;
  onStop: () => void;
  onRetry: () => void;
};

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
  const [view, setView] = useState('plan');
  const text = props.texts[view];
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
              ...Object.keys(props.texts).map((name) => ({ value: name, label: name })),
            ]}
            value={view}
            onChoose={setView}
          />
        </div>
      </header>
      {text === undefined ? (
        <PlanBody {...props} isProgress={isProgress} />
      ) : (
        <div className="p-3">
          <CodeBlock code={text} copyLabel={`Copy ${view}`} />
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
  const { stage, plans, words, isProgress, problem, remark } = props;
  const title = isProgress ? progressTitle(stage, plans, words) : words.title;
  return (
    <div aria-live="polite">
      {problem !== null && (
        <p role="alert" className="border-b border-line bg-fail-tint px-3 py-2 text-xs text-fail-text">
          {problem}
        </p>
      )}
      {plans.length === 0 ? (
        <p className="p-3 text-xs text-ink-2">{words.empty}</p>
      ) : (
        <>
          <PlanHead
            title={title}
            label="Namespaces"
            counts={countLooks(plans, isProgress ? progressWords : planWords)}
          />
          <PlanList
            label={isProgress ? 'Progress by namespace' : 'Plan by namespace'}
            rows={plans.map((plan) => ({
              id: plan.namespace,
              title: plan.namespace,
              look: plan.look,
              word: plan.word,
              detail: plan.detail,
              choice: isProgress ? null : choiceIn(plan, props),
            }))}
          />
        </>
      )}
      {remark !== null && <p className="border-t border-line bg-wait-tint px-3 py-2 text-xs">{remark}</p>}
      <PlanButtons {...props} />
    </div>
  );
}

/** A choice that was made can be taken back also where a tool manages what it is about. */
function choiceIn(plan: NamespacePlan, { choiceOf }: PlanPanelProps): ReactNode {
  const choice = choiceOf?.(plan);
  if (plan.manifest === null) return choice;
  return (
    <>
      {choice}
      <ManifestInstead manifest={plan.manifest} />
    </>
  );
}

function progressTitle(stage: PlanStage, plans: readonly NamespacePlan[], words: PlanPanelWords): string {
  const done = plans.filter(({ look }) => look === 'done').length;
  const open = plans.filter(({ look }) => ['done', 'working', 'queued', 'failed'].includes(look)).length;
  if (stage === 'applying') return `${words.doing}: ${done} of ${open} done`;
  if (stage === 'stopped') return `Stopped: ${done} of ${open} done`;
  return `${words.done} in ${counted(done, 'namespace')}`;
}
