'use client';
import { useState } from 'react';
import type { ResultLine } from '#lib/api/writes.ts';
import { useWrite } from '#lib/client/hooks/use-write.ts';
import { counted } from '#lib/domain/counted.ts';
import { api } from '#lib/paths.ts';
import { planOf, progressOf, touched, type NamespacePlan } from './plan-rows.ts';
import type { PlanStage } from './plan-panel.tsx';
import { toCreateBody, withoutValues, type SecretDraft } from './secret-draft.ts';

type Phase = 'typing' | 'tried' | 'applying' | 'over';

/**
 * From plan to progress: the API server's dry run when it is asked for and always before anything is written, then
 * namespace by namespace. Passwords leave the form as soon as everything is written.
 */
export function useCreation(
  draft: SecretDraft,
  setDraft: (change: (draft: SecretDraft) => SecretDraft) => void,
) {
  const [phase, setPhase] = useState<Phase>('typing');
  const [tried, setTried] = useState<readonly ResultLine[]>([]);
  const [earlier, setEarlier] = useState<readonly ResultLine[]>([]);
  const [remark, setRemark] = useState<string | null>(null);
  const [dryRunAt, setDryRunAt] = useState<string | null>(null);
  const trial = useWrite();
  const creation = useWrite();
  const path = api.pullSecrets();

  const tryIt = async () => {
    const answer = await trial.run({ method: 'POST', path, body: toCreateBody(draft, true) });
    if (answer.is !== 'done') return null;
    setTried(answer.lines);
    setDryRunAt(new Date().toISOString());
    setPhase('tried');
    setRemark(null);
    return answer.lines;
  };

  const write = async (body: object, before: readonly ResultLine[]) => {
    setEarlier(before);
    setPhase('applying');
    const answer = await creation.run({ method: 'POST', path, body });
    // Refused as a whole: nothing was written, so the form stays as it is.
    if (answer.is === 'refused' && answer.lines.length === 0) return setPhase('tried');
    setPhase('over');
    const isLeft = answer.is !== 'done' || answer.lines.some(({ outcome }) => outcome === 'failed');
    // What failed is retried with what is in the form; nothing else needs it any more.
    if (!isLeft) setDraft(withoutValues);
  };

  const apply = async (shown: readonly NamespacePlan[]) => {
    const lines = await tryIt();
    if (lines === null) return;
    const expected = touched(shown);
    const possible = touched(planOf(lines));
    if (possible === 0)
      return setRemark('Nothing would be written: the dry run says why for each namespace.');
    if (possible < expected) {
      const fewer = counted(expected - possible, 'namespace');
      return setRemark(
        `The API server would refuse ${fewer} of these. Look at the list, then press Create again.`,
      );
    }
    await write(toCreateBody(draft, false), []);
  };

  const retry = async () => {
    const done = [...earlier, ...creation.state.lines];
    const open = progressOf(tried, done, false)
      .filter(({ look }) => look === 'failed' || look === 'queued')
      .map(({ namespace }) => namespace);
    const kept = done.filter(({ namespace }) => !open.includes(namespace));
    await write({ ...toCreateBody(draft, false), namespaces: open }, kept);
  };

  const got = [...earlier, ...creation.state.lines];
  const isApplying = phase === 'applying';
  const isStopped = creation.state.is === 'stopped' || creation.state.problem !== null;
  return {
    dryRunAt,
    remark,
    isTrying: trial.state.is === 'running',
    isOver: phase === 'over',
    restarts: creation.state.summary?.restarts ?? [],
    problem: trial.state.problem?.detail ?? creation.state.problem?.detail ?? null,
    plansOver: (compared: readonly ResultLine[]): NamespacePlan[] => {
      if (phase === 'typing') return planOf(compared);
      return phase === 'tried' ? planOf(tried) : progressOf(tried, got, isApplying);
    },
    stage: (plans: readonly NamespacePlan[]): PlanStage => {
      if (isApplying) return 'applying';
      if (phase === 'over') return isStopped ? 'stopped' : 'applied';
      if (phase === 'tried') return 'dry-run';
      return plans.length === 0 ? 'empty' : 'compared';
    },
    dryRun: async () => void (await tryIt()),
    apply,
    retry,
    stop: creation.stop,
    /** The form changed: what was tried or written belongs to another form. */
    forget: () => {
      if (phase === 'applying') return;
      trial.reset();
      if (phase === 'typing') return;
      creation.reset();
      setPhase('typing');
      setTried([]);
      setEarlier([]);
      setRemark(null);
    },
  };
}
