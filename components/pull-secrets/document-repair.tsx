'use client';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { useWrite, type WriteState } from '#lib/client/hooks/use-write.ts';
import type { PullSecretType } from '#lib/domain/pull-secret/facts.ts';
import { nextName } from '#lib/domain/pull-secret/next-name.ts';
import { isDone, keptType, needsReplacing } from './entry-edits.ts';
import { FieldNotes } from './field-notes.tsx';
import { repairNotes, repairRequests } from './repair.ts';
import { useForgetting } from './use-forgetting.ts';
import { WriteOutcome } from './write-outcome.tsx';

type DocumentRepairProps = {
  detail: PullSecretDetail;
  offBecause: string | null;
  /** It is repaired: the result is told outside this form, which is gone then. */
  onWritten: (written: WriteState) => void;
  onLookAgain: () => void;
};

const entry = '"registry.corp.example:5000":{"username":"…","password":"…"}';

const placeholders: Record<PullSecretType, string> = {
  'kubernetes.io/dockerconfigjson': `{"auths":{${entry}}}`,
  'kubernetes.io/dockercfg': `{${entry}}`,
};

/** A whole new document for a secret whose own cannot be read. What stands there is not shown. */
export function DocumentRepair({ detail, offBecause, onWritten, onLookAgain }: DocumentRepairProps) {
  const id = useId();
  const { secret } = detail;
  const [text, setText] = useState('');
  const { state, run, reset } = useWrite();
  const forgetValues = useForgetting();
  const type = keptType(secret);
  const { broken, odd } = repairNotes(secret, text);
  const mustReplace = needsReplacing(secret);
  const write = async () => {
    const answer = await run(repairRequests(secret, text));
    if (answer.is !== 'done' || !answer.lines.every(isDone)) return;
    setText('');
    // A wrong type leaves this form where it is, beside the secret that took its place.
    reset();
    forgetValues();
    onWritten(answer);
  };
  return (
    <form
      autoComplete="off"
      aria-label="Repair"
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <Field
        id={`${id}-document`}
        label="New document"
        error={broken}
        hint={
          <FieldNotes odd={odd}>
            {type === 'kubernetes.io/dockercfg'
              ? 'A .dockercfg: the entries without auths around them.'
              : 'A config.json as docker login writes it.'}{' '}
            It takes the place of the whole document.
          </FieldNotes>
        }
      >
        {(control) => (
          <Textarea
            {...control}
            face="mono"
            rows={4}
            value={text}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholders[type]}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <WriteOutcome state={state} onLookAgain={onLookAgain} />
      <div>
        <Button
          type="submit"
          kind="primary"
          size="small"
          busy={state.is === 'running'}
          offBecause={
            offBecause ?? (text === '' || broken !== null ? 'Paste a document that can be read.' : null)
          }
        >
          {mustReplace ? `Replace by ${nextName(secret.name)}` : 'Replace the document'}
        </Button>
      </div>
    </form>
  );
}
