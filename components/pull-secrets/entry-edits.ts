import type { EditPullSecret, EntryEdit } from '#lib/api/pull-secret-writes.ts';
import type { EntryView, SecretRow } from '#lib/api/pull-secrets.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import type { WriteRequest } from '#lib/client/hooks/use-write.ts';
import { isPullSecretType } from '#lib/domain/pull-secret/document-facts.ts';
import type { PullSecretType } from '#lib/domain/pull-secret/facts.ts';
import { api } from '#lib/paths.ts';
import type { SecretVersion } from './deletion.ts';
import { entryFindings } from './draft-problems.ts';
import type { EntryDraft } from './secret-draft.ts';

export type EditAction = EntryEdit['action'];

/** What can be done to an entry, in words. */
export const editWords: Record<EditAction, { open: string; done: string }> = {
  'set-password': { open: 'Set password', done: 'Set password' },
  copy: { open: 'Copy to new key', done: 'Copy' },
  rename: { open: 'Rename key', done: 'Rename' },
  remove: { open: 'Remove', done: 'Remove' },
  add: { open: 'Add entry', done: 'Add' },
};

/** These secrets in the versions in which they were seen; what was not seen then, as it is now. */
export function asSeen(
  secrets: readonly SecretVersion[],
  seen: readonly SecretVersion[],
): readonly SecretVersion[] {
  return secrets.map(
    (now) => seen.find(({ namespace, name }) => namespace === now.namespace && name === now.name) ?? now,
  );
}

type Change = Pick<EditPullSecret, 'edits'> &
  Partial<Pick<EditPullSecret, 'document' | 'replaceAs' | 'type'>>;

/** The same change to each of these secrets, each only if it is still as it was seen. */
export function editRequests(
  secrets: readonly SecretVersion[],
  change: Change,
  { dryRun }: { dryRun: boolean },
): WriteRequest[] {
  return secrets.map(({ namespace, name, resourceVersion }) => ({
    method: 'PATCH',
    path: api.pullSecret(namespace, name),
    body: { ...change, resourceVersion, dryRun },
  }));
}

/** Its data can never change: immutable, or of a type that the kubelet does not read. */
export function needsReplacing({ immutable, health }: Pick<SecretRow, 'immutable' | 'health'>): boolean {
  return immutable || health.code === 'wrong-type';
}

/** Whether the object is now as it was asked for. */
export function isDone({ outcome }: Pick<ResultLine, 'outcome'>): boolean {
  return outcome === 'updated' || outcome === 'created' || outcome === 'unchanged';
}

/** A replacement keeps the type where the kubelet reads it. */
export function keptType({ type }: Pick<SecretRow, 'type'>): PullSecretType {
  return isPullSecretType(type) ? type : 'kubernetes.io/dockerconfigjson';
}

/** Why this change cannot be asked for yet; null where it can. */
export function editProblem(action: EditAction, draft: EntryDraft, entry: EntryView | null): string | null {
  const { server, username, password } = entryFindings(draft);
  switch (action) {
    case 'add':
      return server.error ?? username.error ?? password.error;
    case 'set-password':
      return password.error ?? (draft.username === '' && entry?.username === '' ? username.error : null);
    case 'copy':
    case 'rename':
      return server.error ?? (draft.server === entry?.key ? 'Enter another key than the one it has.' : null);
    case 'remove':
      return null;
  }
}

/** The change as the API takes it. A user that was not changed is not sent. */
export function editOf(action: EditAction, draft: EntryDraft, entry: EntryView | null): EntryEdit {
  const key = entry?.key ?? '';
  const { server, username, password } = draft;
  switch (action) {
    case 'add':
      return { action, server, username, password };
    case 'set-password':
      return { action, key, password, ...(username !== '' && username !== entry?.username && { username }) };
    case 'copy':
    case 'rename':
      return { action, key, newKey: server };
    case 'remove':
      return { action, key };
  }
}
