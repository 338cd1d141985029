'use client';
import type { Outcome, ResultLine, WriteResult } from '#lib/api/writes.ts';
import { useLines, type LinesState } from './use-lines.ts';

export type WriteSummary = Omit<WriteResult, 'results'>;
export type WriteState = LinesState<ResultLine, WriteSummary>;
export type { WriteRequest } from './use-lines.ts';

/** A write of many objects, told line by line. */
export function useWrite() {
  return useLines<ResultLine, WriteSummary>(joined);
}

function joined(before: WriteSummary | null, next: WriteSummary): WriteSummary {
  if (before === null) return next;
  const counts = Object.entries(before.counts).map(([name, count]) => [
    name,
    count + (next.counts[name as Outcome] ?? 0),
  ]);
  return {
    dryRun: next.dryRun,
    counts: Object.fromEntries(counts) as WriteSummary['counts'],
    restarts: [...before.restarts, ...next.restarts],
  };
}
