'use client';
import { useRef, useState, type FormEvent } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { useAlive } from '#components/ui/use-alive.ts';
import { useSignIn } from '#lib/client/hooks/use-sign-in.ts';
import { readToken } from './read-token.ts';

/** Takes a bearer token; the field is emptied as soon as it was read. */
export function TokenForm({ returnTo }: { returnTo: string }) {
  const field = useRef<HTMLInputElement>(null);
  const isAlive = useAlive();
  const [problem, setProblem] = useState<string | null>(null);
  const { isAsking, problem: refusal, signIn } = useSignIn(returnTo);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isAsking || field.current === null) return;
    const pasted = readToken(field.current.value);
    field.current.value = '';
    field.current.focus();
    setProblem(pasted.is === 'wrong' ? pasted.problem : null);
    if (pasted.is === 'token') void signIn(pasted.token);
  };

  return (
    <form data-alive={isAlive} onSubmit={submit} className="grid gap-3">
      <Field
        id="token"
        label="Bearer token"
        error={problem ?? refusal}
        hint={
          <>
            From <code>kubectl create token NAME -n NAMESPACE</code>. Kept encrypted in your session cookie
            only.
          </>
        }
      >
        {(control) => (
          <Input
            {...control}
            ref={field}
            face="mono"
            type="password"
            autoComplete="off"
            spellCheck={false}
            placeholder="eyJhbGciOi…"
            onChange={() => setProblem(null)}
          />
        )}
      </Field>
      <Button type="submit" kind="primary" busy={isAsking}>
        Sign in with token
      </Button>
      <p role="status" className="sr-only">
        {problem ?? refusal}
      </p>
    </form>
  );
}
