import { useId } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { FormStep } from '#components/common/form-step.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Radio } from '#components/ui/radio.tsx';
import { useAlive } from '#components/ui/use-alive.ts';
import type { EntryView, SecretRow } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import type { EntryFindings } from './draft-problems.ts';
import { FieldNotes } from './field-notes.tsx';
import { PasswordField } from './password-field.tsx';

export type RotateDraft = {
  key: string;
  username: string;
  password: string;
  /** Namespaces that keep the old password. */
  leftOut: ReadonlySet<string>;
};

export function rotateDraft(entry: Pick<EntryView, 'key' | 'username'> | undefined): RotateDraft {
  return { key: entry?.key ?? '', username: entry?.username ?? '', password: '', leftOut: new Set() };
}

type RotateFormProps = {
  /** Every secret that holds the credential. */
  secrets: readonly SecretRow[];
  entries: readonly EntryView[];
  form: RotateDraft;
  findings: EntryFindings;
  isStrict: boolean;
  onChange: (part: Partial<RotateDraft>) => void;
};

/** Which entry gets a new password, and where. */
export function RotateForm({ secrets, entries, form, findings, isStrict, onChange }: RotateFormProps) {
  const id = useId();
  const isAlive = useAlive();
  const namespaces = [...Map.groupBy(secrets, ({ namespace }) => namespace)];
  const kept = secrets.filter(({ namespace }) => !form.leftOut.has(namespace));
  const replaced = kept.filter(({ immutable }) => immutable);
  const toggle = (namespace: string, isOn: boolean) => {
    const leftOut = new Set(form.leftOut);
    if (isOn) leftOut.delete(namespace);
    else leftOut.add(namespace);
    onChange({ leftOut });
  };
  return (
    <form
      inert={!isAlive}
      data-alive={isAlive}
      autoComplete="off"
      onSubmit={(event) => event.preventDefault()}
      className="min-w-0"
    >
      <FormStep title="New password" sub={`for one credential, in ${counted(kept.length, 'secret')}`}>
        {entries.length > 1 && (
          <div role="radiogroup" aria-label="Entry" className="grid gap-1">
            {entries.map((entry) => (
              <Choice
                key={entry.key}
                control={
                  <Radio
                    name={`${id}-entry`}
                    checked={entry.key === form.key}
                    onChange={() => onChange({ key: entry.key, username: entry.username, password: '' })}
                  />
                }
              >
                <code>
                  <ClusterText>{entry.key}</ClusterText>
                </code>{' '}
                <span className="text-ink-3">
                  <ClusterText>{entry.username}</ClusterText>
                </span>
              </Choice>
            ))}
          </div>
        )}
        <div className="grid grid-cols-2 gap-3 rounded-lg border border-line-strong bg-surface p-3 max-cards:grid-cols-1">
          <code className="col-span-full truncate font-semibold">
            <ClusterText>{form.key}</ClusterText>
          </code>
          <Field
            id={`${id}-user`}
            label="User"
            hint={<FieldNotes odd={findings.username.odd}>Leave it to keep the user</FieldNotes>}
          >
            {(control) => (
              <Input
                {...control}
                face="mono"
                value={form.username}
                autoComplete="off"
                spellCheck={false}
                onChange={({ target }) => onChange({ username: target.value })}
              />
            )}
          </Field>
          <PasswordField
            id={`${id}-password`}
            label="New password or token"
            hint="Sent once, never shown again"
            value={form.password}
            findings={findings.password}
            isJudged={isStrict}
            onChange={(password) => onChange({ password })}
          />
        </div>
      </FormStep>
      <FormStep title="Where" sub={`${namespaces.length - form.leftOut.size} of ${namespaces.length}`}>
        <div
          role="group"
          aria-label="Namespaces"
          className="grid grid-cols-2 gap-x-4 rounded-lg border border-line-strong bg-surface p-3 max-cards:grid-cols-1"
        >
          {namespaces.map(([namespace, own]) => (
            <Choice
              key={namespace}
              control={
                <Checkbox
                  checked={!form.leftOut.has(namespace)}
                  onChange={({ target }) => toggle(namespace, target.checked)}
                />
              }
            >
              <ClusterText>{namespace}</ClusterText>{' '}
              <span className="text-xs text-ink-3">
                {counted(
                  own.reduce((sum, { use }) => sum + use.pods, 0),
                  'pod',
                )}
              </span>
            </Choice>
          ))}
        </div>
        <p className="text-xs text-ink-3">
          The same credential in all of them: user and password agree at this registry, under whatever key or
          path; compared on the server. Secrets that hold it beside other entries are found too, and stand in
          the dry run.
        </p>
      </FormStep>
      <FormStep title="After" sub="pods that wait">
        <p className="text-xs text-ink-2">
          They take the new password by themselves at their next attempt, within 300 s. Running pods are not
          touched.
          {replaced.length > 0 &&
            ` In ${[...new Set(replaced.map(({ namespace }) => namespace))].join(', ')} the secret is immutable: a new one takes its place, its links are moved, and the workloads that name the old one are offered for restart.`}
        </p>
      </FormStep>
    </form>
  );
}
