import type { SecretRow } from '#lib/api/pull-secrets.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { counted } from '#lib/domain/counted.ts';
import { nextName } from '#lib/domain/pull-secret/next-name.ts';
import type { PlanPanelWords } from './plan-stage.ts';

/** What a rotation would do, from what the page knows: the API server's own dry run comes after. */
export function rotationLines(secrets: readonly SecretRow[], key: string): ResultLine[] {
  return secrets.flatMap(({ namespace, name, immutable, entries, use }): ResultLine[] => {
    const subject = { namespace, kind: 'Secret', name };
    if (immutable) return replacement(subject, use);
    const isOnly = entries.length === 1;
    const detail = isOnly ? 'its only entry changes' : `1 of ${entries.length} entries changes: ${key}`;
    return [{ ...subject, outcome: 'updated', detail }];
  });
}

/** What can never change is replaced under a new name, unless nobody names it. */
function replacement(
  old: Pick<ResultLine, 'namespace' | 'kind' | 'name'>,
  use: SecretRow['use'],
): ResultLine[] {
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
    hint: 'Only the password of this entry changes. Other entries and unknown fields stay byte for byte. Safe to repeat.',
  };
}
