import 'server-only';
import type { DeletePullSecrets } from '#lib/api/pull-secret-writes.ts';
import type { Context } from '../context.ts';
import { carryingWorkloads } from '../restarts/carrying-workloads.ts';
import { writeAll, type WriteItem } from '../writes/write-all.ts';
import { deleteOne } from './delete-one.ts';
import { readIfThere } from './existing-secret.ts';
import { undoUnlinking, type Unlinked } from './undo-unlinking.ts';

/**
 * Deletes many secrets in one plan, each with its links first and only as it was seen. What is refused, or cannot be
 * read, is a line of its own and stops no other.
 */
export async function deletePullSecrets(context: Context, { secrets, unlink, dryRun }: DeletePullSecrets) {
  const unlinked: Unlinked[] = [];
  const items = secrets.map((secret): WriteItem => ({
    namespace: secret.namespace,
    kind: 'Secret',
    name: secret.name,
    async *write(own) {
      const existing = await readIfThere(own, secret.namespace, secret.name);
      yield* deleteOne(own, { ...secret, unlink, dryRun }, existing, (each) => unlinked.push(each));
    },
  }));
  return writeAll(context, {
    dryRun,
    items,
    restarts: (results) => carryingWorkloads(context, results, null),
    undo: () => undoUnlinking(unlinked),
  });
}
