'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import type { EntryEdit } from '#lib/api/pull-secret-writes.ts';
import { ApiProblem, getJson } from '#lib/client/api.ts';
import { useWrite } from '#lib/client/hooks/use-write.ts';
import type { RemedyAction } from '#lib/domain/pull/remedy.ts';
import { api } from '#lib/paths.ts';

/** What a person types for an entry; handed to the API and kept nowhere. */
export type TypedCredential = { username: string; password: string };

type Link = Extract<RemedyAction, { kind: 'link' }>;
type OfEntry = Extract<RemedyAction, { kind: 'edit-entry' | 'add-entry' | 'rename-key' }>;

/** Carries a remedy out in place, and has everything asked again that it may have changed. */
export function useRemedy() {
  const client = useQueryClient();
  const { state, run, reset } = useWrite();
  const [readProblem, setReadProblem] = useState<string | null>(null);

  async function link({ namespace, secret, account }: Link): Promise<boolean> {
    const body = {
      action: 'link',
      secret,
      namespaces: [namespace],
      serviceAccounts: [account],
      dryRun: false,
    };
    return settle(await run({ method: 'POST', path: api.serviceAccountLinks(), body }));
  }

  async function edit(action: OfEntry, credential: TypedCredential | null): Promise<boolean> {
    const path = api.pullSecret(action.namespace, action.secret);
    setReadProblem(null);
    const change = entryEdit(action, credential);
    try {
      // Written only if the secret is still as it is at this moment.
      const { resourceVersion } = (await getJson<PullSecretDetail>(path)).secret;
      return settle(
        await run({ method: 'PATCH', path, body: { resourceVersion, edits: [change], dryRun: false } }),
      );
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setReadProblem(error.message);
      return false;
    }
  }

  function settle({ lines, problem }: Awaited<ReturnType<typeof run>>): boolean {
    void client.invalidateQueries({ queryKey: ['pull'] });
    void client.invalidateQueries({ queryKey: ['failures'] });
    return problem === null && lines.every(({ outcome }) => wasWritten.includes(outcome));
  }

  return { state, readProblem, link, edit, reset };
}

const wasWritten: readonly string[] = ['created', 'updated', 'unchanged'];

function entryEdit(action: OfEntry, credential: TypedCredential | null): EntryEdit {
  const typed = credential ?? { username: '', password: '' };
  switch (action.kind) {
    case 'rename-key':
      return { action: 'rename', key: action.key, newKey: action.newKey };
    case 'add-entry':
      return action.copyFrom === null
        ? { action: 'add', server: action.key, ...typed }
        : { action: 'copy', key: action.copyFrom, newKey: action.key };
    case 'edit-entry':
      return typed.username === ''
        ? { action: 'set-password', key: action.key, password: typed.password }
        : { action: 'set-password', key: action.key, ...typed };
  }
}
