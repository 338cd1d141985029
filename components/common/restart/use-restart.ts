'use client';
import { useEffect, useRef, useState } from 'react';
import type { PodList, PodRow } from '#lib/api/pods.ts';
import type { Restart } from '#lib/api/restarts.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { useWrite } from '#lib/client/hooks/use-write.ts';
import { failuresQuery } from '#lib/client/queries/failures.ts';
import { podsQuery } from '#lib/client/queries/pods.ts';
import { api } from '#lib/paths.ts';
import type { BlockedWorkload } from './restart-progress.ts';
import { restartBody, targetKey, wayOf, type RestartTarget } from './restart-targets.ts';

const uidsOf = ({ items }: PodList) => items.map(({ uid }) => uid);
const noUids = () => [];
const noneBlocked: readonly BlockedWorkload[] = [];
const noPods: readonly PodRow[] = [];

/** One restart from its dry run to new pods that run. */
export function useRestart(targets: readonly RestartTarget[]) {
  const namespace = [...new Set(targets.map((target) => target.namespace))].toSorted();
  // The newest first: what comes of a restart is in the first 500 however many pods there are.
  const { data, isError } = useLiveQuery(podsQuery({ namespace, sort: '-age', pageSize: 500 }), {
    shown: uidsOf,
  });
  const pods = data?.items ?? noPods;
  const failures = useLiveQuery(failuresQuery({ namespace, pageSize: 1 }), { shown: noUids });
  const blocked = failures.data?.blockedWorkloads ?? noneBlocked;
  const plan = useWrite();
  const apply = useWrite();
  const [before, setBefore] = useState(noPods);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(
    () => new Set(targets.filter((target) => wayOf(target) === 'lost').map(targetKey)),
  );

  const isKnown = data !== undefined || isError;
  const asked = useRef(false);
  const { run: runPlan } = plan;
  useEffect(() => {
    if (!isKnown || asked.current) return;
    asked.current = true;
    const body = restartBody(targets, pods);
    if (body.workloads.length + body.pods.length === 0) return;
    void runPlan({ method: 'POST', path: api.restarts(), body: { ...body, dryRun: true } });
  }, [isKnown, pods, targets, runPlan]);

  const start = () => {
    setBefore(pods);
    const body = without(restartBody(targets, pods), leftOut);
    void apply.run({ method: 'POST', path: api.restarts(), body: { ...body, dryRun: false } });
  };
  const choose = (line: ResultLine, isIn: boolean) => {
    const next = new Set(leftOut);
    if (isIn) next.delete(targetKey(line));
    else next.add(targetKey(line));
    setLeftOut(next);
  };
  return { pods, before, blocked, plan: plan.state, apply: apply.state, leftOut, choose, start };
}

export type RestartRun = ReturnType<typeof useRestart>;

function without({ workloads, pods }: Pick<Restart, 'workloads' | 'pods'>, leftOut: ReadonlySet<string>) {
  return {
    workloads: workloads.filter((workload) => !leftOut.has(targetKey(workload))),
    pods: pods.filter((pod) => !leftOut.has(targetKey({ ...pod, kind: 'Pod' }))),
  };
}
