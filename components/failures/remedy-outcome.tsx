import { Countdown } from '#components/common/countdown.tsx';
import { Note } from '#components/common/note.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import type { WriteState } from '#lib/client/hooks/use-write.ts';

type RemedyOutcomeProps = {
  write: WriteState;
  /** Why it could not be begun; null where it was. */
  problem: string | null;
  needs: Explanation['remedies'][number]['needsNewPods'];
  explained: Explanation;
};

/** How a remedy went, and whether to wait or to make new pods. */
export function RemedyOutcome({ write, problem, needs, explained }: RemedyOutcomeProps) {
  const refusal = problem ?? write.problem?.detail ?? null;
  const stopped = write.lines.filter(({ outcome }) => !written.includes(outcome));
  const isDone = refusal === null && write.is === 'done' && stopped.length === 0;
  return (
    <div role="status" className="mt-2 grid gap-2 empty:hidden">
      {refusal !== null && <Note mark="fail">{refusal}</Note>}
      {stopped.map(({ kind, name, outcome, detail, manifest }) => (
        <Note key={`${kind} ${name}`} mark={outcome === 'forbidden' ? 'forbid' : 'fail'}>
          {detail}
          {manifest !== undefined && ' What to commit instead is shown where its owner keeps it.'}
        </Note>
      ))}
      {isDone && (
        <Note mark="ok">
          {write.lines.map(({ detail }) => detail).join(' ')}{' '}
          <NextWords needs={needs} explained={explained} />
        </Note>
      )}
    </div>
  );
}

const written: readonly string[] = ['created', 'updated', 'unchanged'];

function NextWords({ needs, explained }: Pick<RemedyOutcomeProps, 'needs' | 'explained'>) {
  if (needs === 'restart') return <b>This pod never gets it: restart the workload.</b>;
  if (needs === 'delete-pod') return <b>This pod never gets it: delete it, a new one will.</b>;
  if (needs === 'template') return <b>No pod gets it before the template of its workload names it.</b>;
  if (needs === 'recreate') return <b>This pod never gets it: create it anew.</b>;
  const at = explained.nextAttempt?.at ?? null;
  return (
    <b>
      Nothing else to do: this pod uses it at its next attempt
      {at !== null && (
        <>
          , <Countdown at={at} />
        </>
      )}
      . Deleting the pod retries at once.
    </b>
  );
}
