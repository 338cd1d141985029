'use client';
import { Button } from '#components/ui/button.tsx';
import { isChange } from '#components/common/object-plan.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { counted } from '#lib/domain/counted.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { RestartPlan } from './restart-plan.tsx';
import { restartProgress } from './restart-progress.ts';
import { podsOf, targetKey, wayOf, type RestartTarget } from './restart-targets.ts';
import { RestartWatch } from './restart-watch.tsx';
import { useRestart, type RestartRun } from './use-restart.ts';

type RestartDialogProps = { targets: readonly RestartTarget[]; isOpen: boolean; onClose: () => void };

/** Restarts workloads: the dry run first, then live until their new pods run. Loaded by RestartButton. */
export function RestartDialog({ targets, isOpen, onClose }: RestartDialogProps) {
  const run = useRestart(targets);
  const { plan, apply, leftOut } = run;
  const isPlanning = apply.is === 'idle';
  const touched = plan.lines.filter((line) => isChange(line) && !leftOut.has(targetKey(line)));
  const watched = targets.filter((target) => isWatched(target, run));
  return (
    <Dialog
      title={isPlanning ? planTitle(targets) : watchTitle(watched, run)}
      width="wide"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        isPlanning ? (
          <>
            <Button onClick={onClose}>Leave as it is</Button>
            <Button
              kind="primary"
              busy={plan.is === 'running'}
              disabled={touched.length === 0}
              onClick={run.start}
            >
              {actionLabel(touched)}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>Close</Button>
        )
      }
    >
      {isPlanning ? (
        <RestartPlan targets={targets} run={run} />
      ) : (
        <RestartWatch targets={watched} run={run} />
      )}
    </Dialog>
  );
}

/** Targets from which new pods are to come: what was left out, refused or waits for somebody is not waited for. */
function isWatched(target: RestartTarget, { apply, before }: RestartRun): boolean {
  const got = new Map(apply.lines.map((line) => [targetKey(line), line]));
  switch (wayOf(target)) {
    case 'roll-out': {
      const line = got.get(targetKey(target));
      return line?.outcome === 'updated' && line.reason !== 'on-delete';
    }
    case 'delete':
      return podsOf(target, before).some(
        (pod) => got.get(targetKey({ ...pod, kind: 'Pod' }))?.outcome === 'deleted',
      );
    case 'next-run':
    case 'lost':
      return false;
  }
}

/** Pods that were chosen by themselves, and nothing else. */
function arePods(targets: readonly RestartTarget[]): boolean {
  return targets.every(({ kind, uid }) => kind === 'Pod' && uid !== undefined);
}

function planTitle(targets: readonly RestartTarget[]): string {
  return arePods(targets)
    ? `Replace ${counted(targets.length, 'pod')}`
    : `Restart ${counted(targets.length, 'workload')}`;
}

function watchTitle(watched: readonly RestartTarget[], { apply, pods, before, blocked }: RestartRun): string {
  if (watched.length === 0) return apply.is === 'running' ? 'Restarting' : 'Nothing was restarted';
  const done = watched.filter(
    (target) => restartProgress(target, pods, before, blocked).is === 'running',
  ).length;
  if (arePods(watched)) return `${done} of ${counted(watched.length, 'pod')} replaced`;
  if (done === watched.length) return `${counted(done, 'workload')} on new pods`;
  return `${done} of ${counted(watched.length, 'workload')} on new pods`;
}

function actionLabel(touched: readonly ResultLine[]): string {
  const pods = touched.filter(({ kind }) => kind === 'Pod').length;
  const workloads = touched.length - pods;
  if (pods === 0) return `Restart ${counted(workloads, 'workload')}`;
  if (workloads === 0) return `Delete ${counted(pods, 'pod')}`;
  return `Restart ${counted(workloads, 'workload')}, delete ${counted(pods, 'pod')}`;
}
