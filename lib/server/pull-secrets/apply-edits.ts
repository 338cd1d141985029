import 'server-only';
import type { EditPullSecret, EntryEdit } from '#lib/api/pull-secret-writes.ts';
import { AppError } from '#lib/domain/errors.ts';
import { copyEntry } from '#lib/domain/pull-secret/copy-entry.ts';
import { type ConfigEntry } from '#lib/domain/pull-secret/config-entry.ts';
import { type DockerConfigFormat, readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { addEntry, removeEntry, renameKey } from '#lib/domain/pull-secret/edit.ts';
import { entryWarnings } from '#lib/domain/pull-secret/entry-warnings.ts';
import type { Edited } from '#lib/domain/pull-secret/entry-maps.ts';
import { setPassword } from '#lib/domain/pull-secret/set-password.ts';
import { normalizedKey } from '#lib/domain/pull/key.ts';

/**
 * Applies edits one after the other; every byte they are not about stays as it is, and what was done already is left.
 * @throws AppError `invalid-field` naming the edit that cannot be made, and why
 */
export function applyEdits(text: string, format: DockerConfigFormat, edits: EditPullSecret['edits']): string {
  return edits.reduce((document, edit, at) => {
    const wrong = wrongInput(edit);
    if (wrong !== null) throw refusedEdit(`edits.${at}.${wrong.field}`, wrong.sentence);
    if (isDone(document, format, edit)) return document;
    const again = sameRegistryAgain(document, format, edit);
    if (again !== null) throw refusedEdit(`edits.${at}.${again.field}`, again.sentence);
    const edited = applyOne(document, format, edit);
    if (!edited.ok) throw refusedEdit(`edits.${at}.key`, edited.sentence);
    return edited.text;
  }, text);
}

/** Whether an edit was made already, so that repeating it changes nothing and is no mistake. */
function isDone(text: string, format: DockerConfigFormat, edit: EntryEdit): boolean {
  const read = readEntries(text, format);
  if (!read.ok) return false;
  const entryAt = (key: string) => read.entries.find((entry) => entry.key === key);
  switch (edit.action) {
    case 'set-password':
      return false;
    case 'remove':
      return entryAt(edit.key) === undefined;
    case 'rename':
      return entryAt(edit.key) === undefined && entryAt(edit.newKey) !== undefined;
    case 'add':
      return isSame(entryAt(edit.server), edit);
    case 'copy': {
      const copied = entryAt(edit.key);
      return copied !== undefined && isSame(entryAt(edit.newKey), copied);
    }
  }
}

type WrongInput = { field: string; sentence: string };

/** Two keys for one registry: which of them the kubelet tries first would change by chance. */
function sameRegistryAgain(text: string, format: DockerConfigFormat, edit: EntryEdit): WrongInput | null {
  if (edit.action === 'remove' || edit.action === 'set-password') return null;
  const [field, key] = edit.action === 'add' ? ['server', edit.server] : ['newKey', edit.newKey];
  const replaced = edit.action === 'rename' ? edit.key : null;
  const read = readEntries(text, format);
  const other = (read.ok ? read.entries : []).find(
    (entry) => entry.key !== key && entry.key !== replaced && normalizedKey(entry.key) === normalizedKey(key),
  );
  if (other === undefined) return null;
  const sentence = `There is an entry ${other.key} for the same registry already; change that one or tell them apart by path.`;
  return { field, sentence };
}

function isSame(
  entry: ConfigEntry | undefined,
  { username, password }: Pick<ConfigEntry, 'username' | 'password'>,
): boolean {
  return entry !== undefined && entry.username === username && entry.password === password;
}

function applyOne(text: string, format: DockerConfigFormat, edit: EntryEdit): Edited {
  switch (edit.action) {
    case 'set-password': {
      const { key, username, password } = edit;
      return setPassword(text, format, key, username === undefined ? { password } : { username, password });
    }
    case 'add': {
      const { server, username, password, email } = edit;
      const entry = { server, username, password };
      return addEntry(text, format, email === undefined ? entry : { ...entry, email });
    }
    case 'copy':
      return copyEntry(text, format, edit.key, edit.newKey);
    case 'remove':
      return removeEntry(text, format, edit.key);
    case 'rename':
      return renameKey(text, format, edit.key, edit.newKey);
  }
}

/** What is typed anew must work; what stands in the document already is left as it is. */
function wrongInput(edit: EntryEdit): WrongInput | null {
  if (edit.action === 'remove') return null;
  if (edit.action === 'copy' || edit.action === 'rename') return wrongKey(edit.newKey, 'newKey');
  if (edit.password.trim() === '')
    return { field: 'password', sentence: 'Enter a password or token; registries refuse an empty one.' };
  if (edit.username?.trim() === '')
    return { field: 'username', sentence: 'Enter a user name; registries refuse an empty one.' };
  if (edit.username?.includes(':') === true)
    return { field: 'username', sentence: 'A user name cannot hold a colon; it would end there.' };
  return edit.action === 'add' ? wrongKey(edit.server, 'server') : null;
}

function wrongKey(key: string, field: string): WrongInput | null {
  if (key.trim() === '') return { field, sentence: 'Enter the registry’s host, as your images write it.' };
  const broken = entryWarnings({ key, username: 'any', password: 'any' }).find(
    (warning) => warning.field === 'key' && warning.severity === 'broken',
  );
  return broken === undefined ? null : { field, sentence: broken.sentence };
}

function refusedEdit(field: string, message: string): AppError {
  return new AppError('invalid-field', `Nothing was written. ${message}`, { fields: [{ field, message }] });
}
