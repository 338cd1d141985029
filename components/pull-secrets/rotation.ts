import type { SecretRow } from '#lib/api/pull-secrets.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { counted } from '#lib/domain/counted.ts';
import type { PlanPanelWords } from './plan-panel.tsx';

/** What a rotation would do, from what the page knows: the API server's own dry run comes after. */
export function rotationLines(secrets: readonly SecretRow[], key: string): ResultLine[] {
  return secrets.map(({ namespace, name, immutable, entries }) => {
    const subject = { namespace, kind: 'Secret', name };
    if (immutable) {
      const detail = `${name} is immutable: it is replaced under a new name, on its own page.`;
      return { ...subject, outcome: 'invalid', reason: 'immutable', detail };
    }
    const isOnly = entries.length === 1;
    const detail = isOnly ? 'its only entry changes' : `1 of ${entries.length} entries changes: ${key}`;
    return { ...subject, outcome: 'updated', detail };
  });
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
