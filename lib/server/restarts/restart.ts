import 'server-only';
import type { Restart } from '#lib/api/restarts.ts';
import { AppError } from '#lib/domain/errors.ts';
import type { Context } from '../context.ts';
import { writeAll, type WriteItem } from '../writes/write-all.ts';
import { replacePod } from './replace-pod.ts';
import { restartWorkload } from './restart-workload.ts';

/**
 * Restarts workloads and deletes pods, so that new ones come up with today's pull secrets; a line for each. With
 * `dryRun` the API server's own dry run.
 * @throws AppError `invalid-field` when nothing is named
 */
export async function restart(context: Context, { workloads, pods, dryRun }: Restart) {
  if (workloads.length === 0 && pods.length === 0) {
    throw new AppError('invalid-field', 'Name at least one workload or pod to restart.', {
      fields: [{ field: 'workloads', message: 'is empty, and so is pods' }],
    });
  }
  // Whole seconds, as kubectl writes it.
  const restartedAt = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const items: WriteItem[] = [
    ...workloads.map((workload) => ({
      ...workload,
      async *write(undisturbed: Context) {
        yield await restartWorkload(undisturbed, workload, { dryRun, restartedAt });
      },
    })),
    ...pods.map((pod) => ({
      namespace: pod.namespace,
      kind: 'Pod',
      name: pod.name,
      async *write(undisturbed: Context) {
        yield await replacePod(undisturbed, pod, { dryRun });
      },
    })),
  ];
  return writeAll(context, { dryRun, items });
}
