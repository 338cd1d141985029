import 'server-only';
import type { Context } from '../context.ts';
import { carryingWorkloads } from '../restarts/carrying-workloads.ts';
import { writeAll } from '../writes/write-all.ts';
import { deleteOne, type Deletion } from './delete-one.ts';
import { readIfThere } from './existing-secret.ts';
import { undoUnlinking, type Unlinked } from './undo-unlinking.ts';

/**
 * Deletes one secret, its links first. The dry run tells whom it hits. Repeating it gives `unchanged`.
 * @throws AppError `forbidden` where this person may not read it, whether or not it exists
 */
export async function deletePullSecret(context: Context, input: Deletion) {
  const { namespace, name, dryRun } = input;
  const existing = await readIfThere(context, namespace, name);
  const unlinked: Unlinked[] = [];
  return writeAll(context, {
    dryRun,
    items: [
      {
        namespace,
        kind: 'Secret',
        name,
        write: (own) => deleteOne(own, input, existing, (each) => unlinked.push(each)),
      },
    ],
    restarts: (results) => carryingWorkloads(context, results, null),
    undo: () => undoUnlinking(unlinked),
  });
}
