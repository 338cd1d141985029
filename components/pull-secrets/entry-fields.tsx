import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { EntryFindings } from './draft-problems.ts';
import type { EditAction } from './entry-edits.ts';
import { FieldNotes } from './field-notes.tsx';
import { PasswordField } from './password-field.tsx';
import type { EntryDraft } from './secret-draft.ts';

type EntryFieldsProps = {
  id: string;
  action: EditAction;
  draft: EntryDraft;
  findings: EntryFindings;
  isStrict: boolean;
  onChange: (draft: EntryDraft) => void;
};

/** The fields that a change of an entry needs, and no others. */
export function EntryFields({ id, action, draft, findings, isStrict, onChange }: EntryFieldsProps) {
  const hasKey = action === 'add' || action === 'rename' || action === 'copy';
  const hasCredential = action === 'add' || action === 'set-password';
  return (
    <>
      {hasKey && (
        <Field
          id={`${id}-server`}
          label={action === 'add' ? 'Registry key' : 'New key'}
          error={isStrict || draft.server !== '' ? findings.server.error : null}
          hint={
            <FieldNotes odd={findings.server.odd}>
              {action === 'add'
                ? 'Host, port and path exactly as your images write them.'
                : 'User, password and unknown fields stay as they are.'}
            </FieldNotes>
          }
        >
          {(control) => (
            <Input
              {...control}
              face="mono"
              value={draft.server}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={({ target }) => onChange({ ...draft, server: target.value })}
            />
          )}
        </Field>
      )}
      {hasCredential && (
        <div className="grid grid-cols-2 gap-3 max-cards:grid-cols-1">
          <Field
            id={`${id}-username`}
            label="User"
            hint={
              <FieldNotes odd={draft.username === '' ? [] : findings.username.odd}>
                {action === 'set-password' ? 'Leave it to keep the user' : undefined}
              </FieldNotes>
            }
            error={isStrict && action === 'add' ? findings.username.error : null}
          >
            {(control) => (
              <Input
                {...control}
                face="mono"
                value={draft.username}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                onChange={({ target }) => onChange({ ...draft, username: target.value })}
              />
            )}
          </Field>
          <PasswordField
            id={`${id}-password`}
            label={action === 'add' ? 'Password or token' : 'New password or token'}
            hint="Sent once, never shown again"
            value={draft.password}
            findings={findings.password}
            isJudged={isStrict}
            onChange={(password) => onChange({ ...draft, password })}
          />
        </div>
      )}
    </>
  );
}
