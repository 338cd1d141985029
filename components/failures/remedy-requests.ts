import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import type { EntryEdit } from '#lib/api/pull-secret-writes.ts';
import { getJson } from '#lib/client/api.ts';
import type { WriteRequest } from '#lib/client/hooks/use-write.ts';
import type { RemedyAction } from '#lib/domain/pull/remedy.ts';
import { api } from '#lib/paths.ts';

/** What a person types for an entry; handed to the API and kept nowhere. */
export type TypedCredential = { username: string; password: string };

/** What a remedy writes itself, without another page. */
export type WrittenAction = Extract<
  RemedyAction,
  { kind: 'link' | 'rename-key' | 'add-entry' | 'edit-entry' }
>;

type OfEntry = Exclude<WrittenAction, { kind: 'link' }>;

export function isWritten(action: RemedyAction): action is WrittenAction {
  return ['link', 'rename-key', 'add-entry', 'edit-entry'].includes(action.kind);
}

/** Whether a remedy needs something that only a person knows. */
export function needsCredential(action: WrittenAction): boolean {
  return action.kind === 'edit-entry' || (action.kind === 'add-entry' && action.copyFrom === null);
}

/**
 * The write that carries a remedy out; an entry's is made only if its secret is still as it is at this moment.
 * @throws ApiProblem where the secret cannot be read
 */
export async function requestOf(
  action: WrittenAction,
  credential: TypedCredential | null,
  { dryRun }: { dryRun: boolean },
): Promise<WriteRequest> {
  if (action.kind === 'link') {
    const { secret, namespace, account } = action;
    const body = { action: 'link', secret, namespaces: [namespace], serviceAccounts: [account], dryRun };
    return { method: 'POST', path: api.serviceAccountLinks(), body };
  }
  const path = api.pullSecret(action.namespace, action.secret);
  const { resourceVersion } = (await getJson<PullSecretDetail>(path)).secret;
  const edits = [entryEdit(action, credential)];
  return { method: 'PATCH', path, body: { resourceVersion, edits, dryRun } };
}

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
