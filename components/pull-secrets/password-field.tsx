'use client';
import { Eye, EyeOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Field } from '#components/ui/field.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import type { FieldFindings } from './draft-problems.ts';
import { FieldNotes } from './field-notes.tsx';

type PasswordFieldProps = {
  id: string;
  label: string;
  hint: ReactNode;
  value: string;
  findings: FieldFindings;
  /** Whether an error is said yet: not before the field was left. */
  isJudged: boolean;
  onChange: (value: string) => void;
  onLeave?: () => void;
};

/** A password or token, hidden until asked for; a key file pasted into it keeps its lines. */
export function PasswordField({
  id,
  label,
  hint,
  value,
  findings,
  isJudged,
  onChange,
  onLeave,
}: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field
      id={id}
      label={label}
      hint={<FieldNotes odd={findings.odd}>{hint}</FieldNotes>}
      error={isJudged ? findings.error : null}
    >
      {(control) => (
        <Input
          {...control}
          face="mono"
          type={isShown ? 'text' : 'password'}
          autoComplete="new-password"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text');
            // A field of one line swallows new lines inside a key file without a word; what is pasted stays whole.
            if (!/[\r\n]/.test(pasted.trim()) || value !== '') return;
            event.preventDefault();
            onChange(pasted);
          }}
          after={
            <IconButton
              label={isShown ? 'Hide' : 'Show'}
              aria-pressed={isShown}
              size="small"
              icon={<Icon aria-hidden="true" strokeWidth={1.75} />}
              onClick={() => setShown(!isShown)}
            />
          }
        />
      )}
    </Field>
  );
}
