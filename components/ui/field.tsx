import type { ReactNode } from 'react';

/** What a control inside a Field must carry to be tied to its label, hint and message. */
export type FieldControl = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

type FieldProps = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, with the next step; null while nothing is. */
  error?: string | null;
  children: (control: FieldControl) => ReactNode;
};

/** Label above, hint or message below, tied together for readers. */
export function Field({ id, label, hint, error = null, children }: FieldProps) {
  const describedBy = [hint !== undefined && `${id}-hint`, error !== null && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className="text-xs font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error === null ? undefined : true,
      })}
      {error !== null && (
        <p id={`${id}-error`} className="flex gap-1.5 text-xs text-fail-text">
          <svg viewBox="0 0 13 13" className="mt-[3px] size-3 shrink-0 text-fail-mark" aria-hidden="true">
            <path d="M4.2.9h4.6l3.3 3.3v4.6l-3.3 3.3H4.2L.9 8.8V4.2z" fill="currentColor" />
          </svg>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          {hint}
        </p>
      )}
    </div>
  );
}
