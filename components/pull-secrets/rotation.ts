import type { EntryView, SecretRow } from '#lib/api/pull-secrets.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { counted } from '#lib/domain/counted.ts';
import { nextName } from '#lib/domain/pull-secret/next-name.ts';
import { registryOfKey } from '#lib/domain/pull-secret/registry-of-key.ts';
import { isLeftAlone } from './may-not.ts';
import type { PlanPanelWords } from './plan-stage.ts';

type NamedEntry = Pick<EntryView, 'key' | 'username'>;

/** Entries that may hold the same credential, the chosen one first: registry and user agree, a password no page knows. */
export function alikeEntries(entries: readonly NamedEntry[], chosen: NamedEntry): readonly string[] {
  const registry = registryOfKey(chosen.key);
  const alike = entries
    .filter(({ key, username }) => username === chosen.username && registryOfKey(key) === registry)
    .map(({ key }) => key);
  return [chosen.key, ...alike.filter((key) => key !== chosen.key)];
}

/** What a rotation would do, from what the page knows: the API server's own dry run comes after. */
export function rotationLines(secrets: readonly SecretRow[], chosen: NamedEntry): ResultLine[] {
  return secrets.flatMap(({ namespace, name, immutable, entries, use, managers }): ResultLine[] => {
    const subject = { namespace, kind: 'Secret', name };
    if (isLeftAlone({ managers })) return [leftAlone(subject)];
    if (immutable) return replacement(subject, use);
    return [{ ...subject, outcome: 'updated', detail: changeDetail(entries, chosen) }];
  });
}

type Subject = Pick<ResultLine, 'namespace' | 'kind' | 'name'>;

function leftAlone(subject: Subject): ResultLine {
  const detail = `${subject.name} is made and rotated by OpenShift and is left as it is.`;
  return { ...subject, outcome: 'conflict', reason: 'managed', detail };
}

function changeDetail(entries: readonly NamedEntry[], chosen: NamedEntry): string {
  if (entries.length === 1) return 'its only entry changes';
  const keys = alikeEntries(entries, chosen);
  if (keys.length === 1) return `1 of ${entries.length} entries changes: ${chosen.key}`;
  const named = keys.slice(0, 4).join(', ') + (keys.length > 4 ? ` and ${keys.length - 4} more` : '');
  return `up to ${keys.length} of ${entries.length} entries change: ${named}; those with the same password`;
}

/** What can never change is replaced under a new name, unless nobody names it. */
function replacement(old: Subject, use: SecretRow['use']): ResultLine[] {
  if (use.accounts.length === 0 && use.pods === 0) {
    const detail = `${old.name} is immutable, and nobody names it: it stays as it is.`;
    return [{ ...old, outcome: 'unchanged', reason: 'immutable', detail }];
  }
  const detail = `would be created in place of ${old.name}, which is immutable.`;
  return [
    { ...old, name: nextName(old.name), outcome: 'created', reason: 'immutable', detail },
    ...use.accounts.map((name): ResultLine => ({
      ...old,
      kind: 'ServiceAccount',
      name,
      outcome: 'updated',
      detail: '',
    })),
  ];
}

export function rotationWords(count: number): PlanPanelWords {
  const where = counted(count, 'namespace');
  return {
    title: `The password changes in ${where}`,
    doing: 'Rotating',
    done: 'Rotated',
    button: count === 0 ? 'Rotate' : `Rotate in ${where}`,
    empty: 'Choose where the password is to change.',
    hint: 'Only entries with this user and password at this registry change. Others, and unknown fields, stay byte for byte. Safe to repeat.',
  };
}
