import 'server-only';
import type { ResultLine, WriteResult } from '#lib/api/writes.ts';
import type { Context } from '../context.ts';
import { outdatedWorkloads } from './outdated-workloads.ts';
import { isDone } from '../writes/result-line.ts';

/** Workloads whose pods were made before the accounts of these results named the secrets: only new pods get the link. */
export function suggestRestarts(
  context: Context,
  results: readonly ResultLine[],
  secrets: readonly string[],
): Promise<WriteResult['restarts']> {
  const accounts = new Map(
    results
      .filter((line) => line.kind === 'ServiceAccount' && isDone(line))
      .map(({ namespace, name }) => [`${namespace}/${name}`, { namespace, account: name, secrets }]),
  );
  return outdatedWorkloads(context, [...accounts.values()]);
}
