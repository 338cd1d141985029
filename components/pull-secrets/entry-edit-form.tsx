'use client';
import { useId, useState } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { EntryView, PullSecretDetail, SecretRow } from '#lib/api/pull-secrets.ts';
import { useWrite, type WriteState } from '#lib/client/hooks/use-write.ts';
import { counted } from '#lib/domain/counted.ts';
import { dnsSubdomainProblem } from '#lib/domain/names.ts';
import { entryFindings } from './draft-problems.ts';
import { nextName } from '#lib/domain/pull-secret/next-name.ts';
import {
  asSeen,
  editOf,
  editProblem,
  editRequests,
  editWords,
  isDone,
  keptType,
  needsReplacing,
  type EditAction,
} from './entry-edits.ts';
import { EntryFields } from './entry-fields.tsx';
import { ReplaceSteps } from './replace-steps.tsx';
import { emptyEntry, type EntryDraft } from './secret-draft.ts';
import { WriteOutcome } from './write-outcome.tsx';

type EntryEditFormProps = {
  detail: PullSecretDetail;
  /** The entry that is edited; null for a new one. */
  entry: EntryView | null;
  action: EditAction;
  onClose: () => void;
  /** Everything was written: the entry may have another name by now, so the result is told outside this form. */
  onWritten: (written: WriteState) => void;
  onLookAgain: () => void;
};

/** A change of one entry, made where the entry stands. The stored password is never shown, and kept unless replaced. */
export function EntryEditForm({
  detail,
  entry,
  action,
  onClose,
  onWritten,
  onLookAgain,
}: EntryEditFormProps) {
  const id = useId();
  const { secret, equals } = detail;
  const [draft, setDraft] = useState<EntryDraft>(() => emptyEntry(entry?.key ?? '', entry?.username ?? ''));
  const [isEverywhere, setEverywhere] = useState(false);
  const [isStrict, setStrict] = useState(false);
  const mustReplace = needsReplacing(secret);
  const [newName, setNewName] = useState(() => nextName(secret.name));
  const { state, run, reset } = useWrite();
  // The page goes on reading while this form is open: what is written is a change of what was seen when it opened.
  const [seen, setSeen] = useState<readonly SecretRow[]>(() => [secret, ...equals]);
  const findings = entryFindings(draft);
  const nameProblem = mustReplace ? dnsSubdomainProblem(newName.trim()) : null;
  const problem = editProblem(action, draft, entry) ?? nameProblem;
  const others = equals.filter((other) => !needsReplacing(other));
  const targets = isEverywhere && !mustReplace ? [secret, ...others] : [secret];
  // More than one secret is written only once the API server has tried it and that can be read.
  const [isTried, setTried] = useState(false);
  const isPlanned = targets.length === 1 || isTried;
  const submit = async () => {
    setStrict(true);
    if (problem !== null) return;
    const edits = [editOf(action, draft, entry)];
    const change = mustReplace ? { edits, replaceAs: newName.trim(), type: keptType(secret) } : { edits };
    const answer = await run(editRequests(asSeen(targets, seen), change, { dryRun: !isPlanned }));
    // Somebody changed one meanwhile: the answer says so, and the page shows it by now.
    if (!answer.lines.every(isDone)) setSeen([]);
    if (answer.is !== 'done') return;
    setTried(!isPlanned && answer.lines.some(isDone));
    if (isPlanned && answer.lines.every(isDone)) onWritten(answer);
  };
  /** What was tried belongs to what stood in the form. */
  const changing =
    <Value,>(change: (value: Value) => void) =>
    (value: Value) => {
      reset();
      setTried(false);
      change(value);
    };
  const verb = isPlanned ? editWords[action].done : 'Dry run';
  const buttonLabel = mustReplace
    ? `Replace by ${newName}`
    : `${verb} in ${counted(targets.length, 'secret')}`;
  return (
    <form
      autoComplete="off"
      aria-label={`${editWords[action].open}${entry === null ? '' : ` ${entry.key}`}`}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="grid max-w-[44rem] gap-3 rounded-md border border-accent-line bg-surface p-3"
    >
      <EntryFields
        id={id}
        action={action}
        draft={draft}
        findings={findings}
        isStrict={isStrict}
        onChange={changing(setDraft)}
      />
      {action === 'remove' && (
        <p className="text-xs text-ink-2">
          {entry !== null && entry.servesCount > 0
            ? `It serves ${counted(entry.servesCount, 'image')} here: they lose this credential at their next pull.`
            : 'It serves no image here. The other entries stay byte for byte.'}
        </p>
      )}
      {mustReplace && (
        <>
          <Field
            id={`${id}-new-name`}
            label="Name of the new secret"
            error={nameProblem}
            hint={`${secret.name} can never change; a secret under a new name takes its place.`}
          >
            {(control) => (
              <Input
                {...control}
                face="mono"
                value={newName}
                autoComplete="off"
                spellCheck={false}
                onChange={({ target }) => setNewName(target.value)}
              />
            )}
          </Field>
          <ReplaceSteps secret={secret} newName={newName} />
        </>
      )}
      {others.length > 0 && !mustReplace && (
        <Choice
          control={
            <Checkbox
              checked={isEverywhere}
              onChange={({ target }) => changing(setEverywhere)(target.checked)}
            />
          }
        >
          Also in {others.map(({ namespace }) => namespace).join(', ')}{' '}
          <span className="text-ink-3">the same credential</span>
        </Choice>
      )}
      <WriteOutcome state={state} onLookAgain={onLookAgain} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          size="small"
          kind={action === 'remove' ? 'danger' : 'primary'}
          busy={state.is === 'running'}
        >
          {buttonLabel}
        </Button>
        <Button size="small" kind="ghost" onClick={onClose}>
          Cancel
        </Button>
        {isStrict && problem !== null && (
          <span role="alert" className="text-xs text-fail-text">
            {problem}
          </span>
        )}
      </div>
    </form>
  );
}
