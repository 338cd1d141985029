'use client';
import { useId, useState } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { useWrite, type WriteState } from '#lib/client/hooks/use-write.ts';
import { counted } from '#lib/domain/counted.ts';
import { dnsSubdomainProblem } from '#lib/domain/names.ts';
import type { PullSecretType } from '#lib/domain/pull-secret/facts.ts';
import { nextName } from '#lib/domain/pull-secret/next-name.ts';
import { editRequests, isDone } from './entry-edits.ts';
import { ReplaceSteps } from './replace-steps.tsx';
import { WriteOutcome } from './write-outcome.tsx';

type TypeChangeProps = {
  detail: PullSecretDetail;
  /** What the new secret takes over. */
  entries: NonNullable<PullSecretDetail['convertible']>;
  offBecause: string | null;
  onWritten: (written: WriteState) => void;
  onLookAgain: () => void;
};

const usual: PullSecretType = 'kubernetes.io/dockerconfigjson';

/** The same credentials in a secret of the usual type. The cluster's own are used: nothing has to be pasted again. */
export function TypeChange({ detail, entries, offBecause, onWritten, onLookAgain }: TypeChangeProps) {
  const id = useId();
  const { secret } = detail;
  const [name, setName] = useState(() => nextName(secret.name));
  const [isTried, setTried] = useState(false);
  // A change of what was seen when this form came: the page goes on reading.
  const [seen, setSeen] = useState(secret);
  const { state, run, reset } = useWrite();
  const problem = dnsSubdomainProblem(name.trim());
  const submit = async () => {
    if (problem !== null) return;
    const change = { edits: [], replaceAs: name.trim(), type: usual };
    const answer = await run(editRequests([seen], change, { dryRun: !isTried }));
    const isWritten = answer.is === 'done' && answer.lines.every(isDone);
    if (!isWritten) setSeen(secret);
    setTried(!isTried && isWritten);
    if (!isTried || !isWritten) return;
    reset();
    onWritten(answer);
  };
  return (
    <form
      autoComplete="off"
      aria-label="Change the type"
      className="grid max-w-[44rem] gap-3 rounded-md border border-accent-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="text-xs text-ink-2">
        {counted(entries.length, 'entry', 'entries')} in it can be used as{' '}
        {entries.length === 1 ? 'it is' : 'they are'}:{' '}
        <ClusterText>{entries.map(({ key, username }) => `${key} (${username})`).join(', ')}</ClusterText>. A
        type can never change, so a secret of type <code>{usual}</code> takes its place.
      </p>
      <Field id={`${id}-name`} label="Name of the new secret" error={problem}>
        {(control) => (
          <Input
            {...control}
            face="mono"
            value={name}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => {
              reset();
              setTried(false);
              setName(target.value);
            }}
          />
        )}
      </Field>
      <ReplaceSteps secret={secret} newName={name} />
      <WriteOutcome state={state} onLookAgain={onLookAgain} />
      <div>
        <Button
          type="submit"
          kind="primary"
          size="small"
          busy={state.is === 'running'}
          offBecause={offBecause}
        >
          {isTried ? `Replace by ${name}` : 'Dry run'}
        </Button>
      </div>
    </form>
  );
}
