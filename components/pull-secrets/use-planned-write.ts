'use client';
import { useState } from 'react';
import type { ResultLine } from '#lib/api/writes.ts';
import { useWrite, type WriteRequest } from '#lib/client/hooks/use-write.ts';
import { counted } from '#lib/domain/counted.ts';
import { mayBeRepeated, planOf, progressOf, touched, type NamespacePlan } from './plan-rows.ts';
import type { PlanStage } from './plan-stage.ts';
import { useForgetting } from './use-forgetting.ts';

type Phase = 'typing' | 'tried' | 'applying' | 'over';

type PlannedWrite = {
  /** The same write for all namespaces of the form (null), or for those that are left. */
  requestFor: (which: { dryRun: boolean; left: readonly string[] | null }) => WriteRequest;
  /** Everything is written: what the form holds is not needed any more. */
  onWritten: () => void;
};

/**
 * From plan to progress: the API server's dry run when it is asked for and always before anything is written, then
 * namespace by namespace.
 */
export function usePlannedWrite({ requestFor, onWritten }: PlannedWrite) {
  const [phase, setPhase] = useState<Phase>('typing');
  const [tried, setTried] = useState<readonly ResultLine[]>([]);
  const [earlier, setEarlier] = useState<readonly ResultLine[]>([]);
  const [remark, setRemark] = useState<string | null>(null);
  const [dryRunAt, setDryRunAt] = useState<string | null>(null);
  const [beganAt, setBeganAt] = useState<string | null>(null);
  const trial = useWrite();
  const writing = useWrite();
  const forgetValues = useForgetting();

  const tryIt = async () => {
    const answer = await trial.run(requestFor({ dryRun: true, left: null }));
    if (answer.is !== 'done') return null;
    setTried(answer.lines);
    setDryRunAt(new Date().toISOString());
    setPhase('tried');
    setRemark(null);
    return answer.lines;
  };

  const write = async (namespaces: readonly string[], before: readonly ResultLine[]) => {
    setEarlier(before);
    setBeganAt(new Date().toISOString());
    setPhase('applying');
    const answer = await writing.run(requestFor({ dryRun: false, left: namespaces }));
    // Refused as a whole: nothing was written, so the form stays as it is.
    if (answer.is === 'refused' && answer.lines.length === 0) return setPhase('tried');
    setPhase('over');
    const isLeft = answer.is !== 'done' || answer.lines.some(mayBeRepeated);
    if (isLeft) return;
    onWritten();
    forgetValues();
  };

  const apply = async (shown: readonly NamespacePlan[]) => {
    const lines = await tryIt();
    if (lines === null) return;
    const surprise = surpriseIn(shown, planOf(lines));
    if (surprise !== null) return setRemark(surprise);
    await write([...new Set(lines.map(({ namespace }) => namespace))], []);
  };

  const retry = async () => {
    const done = [...earlier, ...writing.state.lines];
    const open = progressOf(tried, done, false)
      .filter(({ look }) => look === 'failed' || look === 'queued')
      .map(({ namespace }) => namespace);
    const kept = done.filter(({ namespace }) => !open.includes(namespace));
    await write(open, kept);
  };

  const got = [...earlier, ...writing.state.lines];
  const isApplying = phase === 'applying';
  const isStopped = writing.state.is === 'stopped' || writing.state.problem !== null;
  return {
    dryRunAt,
    /** When writing began, for those who watch what follows. */
    beganAt,
    remark,
    isTrying: trial.state.is === 'running',
    isOver: phase === 'over',
    /** The first secret that was made or changed: its page shows its equals too. */
    firstWritten: got.find(isWrittenSecret) ?? null,
    restarts: writing.state.summary?.restarts ?? [],
    problem: trial.state.problem?.detail ?? writing.state.problem?.detail ?? null,
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
    stop: writing.stop,
    /** The form changed: what was tried or written belongs to another form. */
    forget: () => {
      if (phase === 'applying') return;
      trial.reset();
      if (phase === 'typing') return;
      writing.reset();
      setPhase('typing');
      setTried([]);
      setEarlier([]);
      setRemark(null);
    },
  };
}

function isWrittenSecret({ kind, outcome }: ResultLine): boolean {
  return kind === 'Secret' && (outcome === 'created' || outcome === 'updated');
}

/** What the dry run would write otherwise than the person has seen; null where it is the same. */
function surpriseIn(shown: readonly NamespacePlan[], tried: readonly NamespacePlan[]): string | null {
  const [seen, possible] = [touched(shown), touched(tried)];
  if (possible.length === 0) return 'Nothing would be written: the dry run says why for each namespace.';
  const look = 'Look at the list, then press the button again.';
  const refused = seen.filter((namespace) => !possible.includes(namespace)).length;
  if (refused > 0) return `The API server would refuse ${counted(refused, 'namespace')} of these. ${look}`;
  const found = possible.filter((namespace) => !seen.includes(namespace)).length;
  // Who is quicker than the first comparison has seen nothing else.
  return found > 0 && seen.length > 0
    ? `The dry run would write in ${counted(found, 'more namespace')}. ${look}`
    : null;
}
