'use client';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { TypedCredential } from './remedy-requests.ts';

type CredentialFieldsProps = {
  /** "Set the password". */
  label: string;
  /** The user of the entry that is there; empty where a new entry needs one. */
  username: string;
  isBusy: boolean;
  onSave: (credential: TypedCredential) => void;
  onCancel: () => void;
};

/** User and password of one entry. What is typed goes to the API once; the fields are emptied with it. */
export function CredentialFields({ label, username, isBusy, onSave, onCancel }: CredentialFieldsProps) {
  const id = useId();
  const [user, setUser] = useState(username);
  const [password, setPassword] = useState('');
  const form = useRef<HTMLFormElement>(null);
  // The button that was pressed is gone: what it opened is where the keyboard goes on.
  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    (fields.find(({ value }) => value === '') ?? fields[0])?.focus();
  }, []);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave({ username: user.trim(), password });
    setPassword('');
  };
  return (
    <form
      ref={form}
      onSubmit={save}
      autoComplete="off"
      className="mt-2 grid max-w-[36rem] grid-cols-2 items-end gap-3 rounded-md border border-line bg-sunken p-3 max-tiny:grid-cols-1"
    >
      <Field id={`${id}-user`} label="User name">
        {(control) => (
          <Input
            {...control}
            face="mono"
            value={user}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setUser(event.target.value)}
          />
        )}
      </Field>
      <Field id={`${id}-password`} label="New password or token">
        {(control) => (
          <Input
            {...control}
            type="password"
            face="mono"
            value={password}
            autoComplete="new-password"
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <div className="col-span-full flex flex-wrap gap-2">
        <Button
          type="submit"
          kind="primary"
          busy={isBusy}
          offBecause={password === '' || user.trim() === '' ? 'Enter a user name and a password.' : null}
        >
          {label}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
