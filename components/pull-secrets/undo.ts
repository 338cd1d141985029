import type { WriteResult } from '#lib/api/writes.ts';
import type { WriteState } from '#lib/client/hooks/use-write.ts';
import { counted } from '#lib/domain/counted.ts';
import { isDone } from './entry-edits.ts';

/** How many accounts an undo puts a name back on; equal names in two namespaces are two accounts. */
export function accountsIn(undo: NonNullable<WriteResult['undo']>): number {
  const places = undo.flatMap(({ namespaces, serviceAccounts }) =>
    namespaces.flatMap((namespace) => serviceAccounts.map((account) => `${namespace}/${account}`)),
  );
  return new Set(places).size;
}

/** How taking an unlinking back went; null while it has not ended. */
export function undoneWords(
  { is, lines, problem }: Pick<WriteState, 'is' | 'lines' | 'problem'>,
  accounts: number,
): string | null {
  if (problem !== null) return problem.detail;
  if (is !== 'done') return null;
  const refused = lines.find((line) => !isDone(line));
  return refused === undefined
    ? `${counted(accounts, 'account names', 'accounts name')} it again.`
    : `${refused.namespace}: ${refused.detail}`;
}
