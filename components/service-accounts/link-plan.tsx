'use client';
import { Check } from 'lucide-react';
import { ManifestInstead } from '#components/common/manifest-instead.tsx';
import { Note } from '#components/common/note.tsx';
import { isChange, objectPlan, objectProgress, type PlanVerb } from '#components/common/object-plan.ts';
import { PlanList, type PlanRow } from '#components/common/plan-list.tsx';
import { RestartButton } from '#components/common/restart/restart-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import type { ResultLine } from '#lib/api/writes.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import type { PanelRequest } from './account-page-types.ts';
import type { LinkPlanRun } from './use-link-plan.ts';

const verbs: Record<PanelRequest['action'], PlanVerb> = {
  link: { look: 'create', word: 'Link', same: 'Already there' },
  unlink: { look: 'remove', word: 'Unlink', same: 'Not on it' },
};

type LinkPlanProps = { request: PanelRequest; run: LinkPlanRun; onClose: () => void };

/** A line per account, exceptions first; while it is carried out the same list tells how it goes. */
export function LinkPlan({ request, run, onClose }: LinkPlanProps) {
  const { plan, apply, secret } = run;
  const verb = verbs[request.action];
  const isPlanning = apply.is === 'idle';
  const rows: readonly PlanRow[] = isPlanning
    ? objectPlan(plan.lines, verb).map(({ line, ...row }) => withChoice(row, line, secret))
    : objectProgress(plan.lines, apply.lines, { verb, isRunning: apply.is === 'running' });
  const problem = isPlanning ? plan.problem : apply.problem;
  return (
    <div className="flex min-w-0 flex-col">
      <div aria-live="polite" className="min-w-0 [&>ul]:border-b [&>ul]:border-line">
        {problem !== null && (
          <div className="p-3">
            <Note mark="fail">{problem.detail}</Note>
          </div>
        )}
        {rows.length === 0 && problem === null && (
          <p className="px-3 py-2 text-xs text-ink-3">
            {plan.is === 'running' ? 'Asking the API server.' : 'Choose a secret and a list.'}
          </p>
        )}
        {rows.length > 0 && <PlanList label="Plan by account" rows={rows} />}
      </div>
      {isPlanning ? (
        <PlanFoot request={request} run={run} onClose={onClose} />
      ) : (
        <ProgressFoot run={run} onClose={onClose} />
      )}
    </div>
  );
}

/**
 * A name without a secret helps nobody: such accounts are left out, and the way to make it is beside them. What a tool
 * may put back has the manifest to commit.
 */
function withChoice(row: PlanRow, line: ResultLine, secret: string | null): PlanRow {
  if (line.manifest !== undefined) return { ...row, choice: <ManifestInstead manifest={line.manifest} /> };
  if (line.reason !== 'missing-secret' || secret === null) return row;
  const { namespace, name } = line;
  return {
    ...row,
    choice: (
      <Segmented
        label={`${namespace} / ${name}`}
        value="out"
        options={[
          { value: 'out', label: 'Leave out' },
          {
            value: 'create',
            label: 'Create it there',
            href: pages.newPullSecret({ namespace, name: secret, serviceAccount: name }),
          },
        ]}
      />
    ),
  };
}

const foot = 'mt-auto flex flex-wrap items-center gap-3 px-3 py-2';

function PlanFoot({ request: { action }, run: { plan, start }, onClose }: LinkPlanProps) {
  const count = accountsOf(plan.lines.filter(isChange));
  const label = `${action === 'link' ? 'Link on' : 'Unlink from'} ${counted(count, 'account')}`;
  return (
    <div className={foot}>
      <Button
        kind="primary"
        busy={plan.is === 'running'}
        disabled={count === 0}
        onClick={() => void start()}
        className="max-cards:w-full"
      >
        <Check aria-hidden="true" strokeWidth={1.75} />
        {label}
      </Button>
      <span className="min-w-56 flex-1 text-xs text-ink-3">
        {action === 'link'
          ? 'Adds one name to the list as it is by then. No other name is dropped.'
          : 'Takes one name off the list as it is by then. No other name is dropped.'}
      </span>
      <Button kind="ghost" size="small" onClick={onClose}>
        Cancel
      </Button>
    </div>
  );
}

function ProgressFoot({ run: { apply, stop }, onClose }: Pick<LinkPlanProps, 'run' | 'onClose'>) {
  const done = accountsOf(apply.lines.filter(isChange));
  const restarts = apply.summary?.restarts ?? [];
  if (apply.is === 'running') {
    return (
      <div className={foot}>
        <span className="flex-1 text-xs text-ink-2">{counted(done, 'account')} done</span>
        <Button size="small" onClick={stop}>
          Stop
        </Button>
      </div>
    );
  }
  return (
    <div className={foot}>
      {restarts.length > 0 && (
        <RestartButton kind="primary" targets={restarts}>
          Restart {counted(restarts.length, 'workload')}
        </RestartButton>
      )}
      <span className="min-w-56 flex-1 text-xs text-ink-2">
        {counted(done, 'account')} changed.{' '}
        {restarts.length > 0
          ? 'Pods that run keep the list they were made with; a restart makes new ones.'
          : 'No pod carries an older list for it.'}
      </span>
      <Button size="small" onClick={onClose}>
        Done
      </Button>
    </div>
  );
}

function accountsOf(lines: readonly ResultLine[]): number {
  return new Set(lines.map(({ namespace, name }) => `${namespace}/${name}`)).size;
}
