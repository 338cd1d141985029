import 'server-only';
import pLimit from 'p-limit';
import { outcomes, type Outcome, type ResultLine, type WriteResult } from '#lib/api/writes.ts';
import { UserCluster } from '#lib/server/cluster/user-cluster.ts';
import type { Context } from '../context.ts';
import { LinedAnswer } from '../http/lined-answer.ts';
import { toAppError } from '../http/problem.ts';
import { refusedOutcome } from './refused-outcome.ts';
import { resultLine, type LineSubject } from './result-line.ts';

/** What is written together, in order: a secret and its links, one account. */
export type WriteItem = LineSubject & {
  /** Gives a line per object, each as soon as it is known. */
  write(context: Context): AsyncGenerator<ResultLine, void>;
};

export type WritePlan = {
  dryRun: boolean;
  items: readonly WriteItem[];
  /** Workloads to restart, once everything is written. */
  restarts?: (results: readonly ResultLine[]) => Promise<WriteResult['restarts']>;
  /** What takes back what was done, asked once everything is written: a dry run did nothing. */
  undo?: () => WriteResult['undo'];
};

type Summary = Omit<WriteResult, 'results'>;

const atOnce = 12;
/** Milliseconds one item may take from its first call to its last, waits for a busy server included. */
const longestItem = 120_000;

/**
 * Writes many objects, a few at a time, and tells a line for each. Nothing is rolled back and everything may be
 * repeated: what is there already gives `unchanged`. When the client goes away, what has begun is finished and what
 * has not is told as cancelled.
 */
export function writeAll(context: Context, plan: WritePlan): LinedAnswer<ResultLine, Summary> {
  const byItem: ResultLine[][] = plan.items.map(() => []);
  return new LinedAnswer<ResultLine, Summary>(
    async (tell, signal) => {
      const limit = pLimit(atOnce);
      await Promise.all(
        plan.items.map((item, at) =>
          limit(async () => {
            for await (const line of linesOf(context, item, signal)) {
              byItem[at]?.push(line);
              tell(line);
            }
          }),
        ),
      );
      return summarise(plan, byItem.flat());
    },
    (_, summary) => ({ ...summary, results: byItem.flat() }),
  );
}

async function* linesOf(context: Context, item: WriteItem, signal: AbortSignal) {
  if (signal.aborted) {
    yield resultLine(item, {
      outcome: 'failed',
      reason: 'cancelled',
      detail: 'Stopped before it was begun. Nothing was written; repeat it when you like.',
    });
    return;
  }
  try {
    yield* item.write(undisturbed(context));
  } catch (error) {
    context.log.error(
      { cause: toAppError(error).cause, namespace: item.namespace, name: item.name },
      'write failed',
    );
    yield resultLine(item, refusedOutcome(error));
  }
}

/** The same person's context with a signal of its own: a write is not cut off half-way because a tab was closed. */
function undisturbed(context: Context): Context {
  const signal = AbortSignal.timeout(longestItem);
  const { pullport, identity } = context;
  return { ...context, signal, cluster: new UserCluster(pullport.connection, identity.credentials, signal) };
}

async function summarise(
  { dryRun, restarts, undo }: WritePlan,
  results: readonly ResultLine[],
): Promise<Summary> {
  const count = (outcome: Outcome) => results.filter((line) => line.outcome === outcome).length;
  return {
    dryRun,
    counts: Object.fromEntries(outcomes.map((outcome) => [outcome, count(outcome)])) as Record<
      Outcome,
      number
    >,
    restarts: (await restarts?.(results)) ?? [],
    ...(undo === undefined || dryRun ? {} : { undo: undo() }),
  };
}
