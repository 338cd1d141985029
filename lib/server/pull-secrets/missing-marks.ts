import 'server-only';
import { objectAt, textsAt } from '#lib/server/cluster/json.ts';
import type { SecretDraft } from './compose-secrets.ts';
import type { ExistingSecret } from './existing-secret.ts';

/** What is asked for beside the credentials. */
export type Marks = { labels: Readonly<Record<string, string>>; immutable: boolean };

/** What a creation asks for and the secret that is there lacks; null where nothing. A flag that is set cannot be cleared. */
export function missingMarks({ object, immutable }: ExistingSecret, draft: SecretDraft): Marks | null {
  const there = new Map(Object.entries(textsAt(objectAt(object, 'metadata'), 'labels')));
  const labels = Object.entries(draft.labels).filter(([key, value]) => there.get(key) !== value);
  const isFlagMissing = draft.immutable && !immutable;
  if (labels.length === 0 && !isFlagMissing) return null;
  return { labels: Object.fromEntries(labels), immutable: isFlagMissing };
}

function named({ labels, immutable }: Marks): string {
  const keys = Object.keys(labels).toSorted();
  const words = keys.length === 0 ? [] : [`${keys.length === 1 ? 'label' : 'labels'} ${keys.join(', ')}`];
  return [...words, ...(immutable ? ['the immutable flag'] : [])].join(' and ');
}

/** Says that they are set, as a clause. */
export function setWords(marks: Marks, { dryRun }: { dryRun: boolean }): string {
  const isOne = Object.keys(marks.labels).length + (marks.immutable ? 1 : 0) === 1;
  return `${named(marks)} ${dryRun ? 'would be' : isOne ? 'was' : 'were'} set`;
}

/** Says that they are not, and what to do for it, as a sentence behind another; '' where there are none. */
export function notSetWords(marks: Marks | null): string {
  return marks === null ? '' : ` Not set on it: ${named(marks)}; replace it to set them.`;
}
