'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '#lib/api/common.ts';
import type { Outcome, ResultLine, WriteResult } from '#lib/api/writes.ts';
import { ApiProblem, writeLines } from '../api.ts';

export type WriteSummary = Omit<WriteResult, 'results'>;

export type WriteState = {
  is: 'idle' | 'running' | 'done' | 'stopped' | 'refused';
  lines: readonly ResultLine[];
  summary: WriteSummary | null;
  /** Why nothing, or not everything, was tried; null otherwise. */
  problem: Problem | null;
  /** When the answer ended, in epoch milliseconds. */
  endedAt: number | null;
};

export type WriteRequest = { method: 'POST' | 'PATCH' | 'DELETE'; path: string; body: object };

type StreamLine = ResultLine | { summary: WriteSummary } | { problem: Problem };

const idle: WriteState = { is: 'idle', lines: [], summary: null, problem: null, endedAt: null };

/**
 * A write of many objects, told line by line; several requests go one after another and are told as one. The body is
 * handed through and kept nowhere: what mutations remember would keep passwords in memory after they were sent.
 */
export function useWrite() {
  const [state, setState] = useState(idle);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = useCallback(async (given: WriteRequest | readonly WriteRequest[]): Promise<WriteState> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    let current: WriteState = { ...idle, is: 'running' };
    const tell = (change: Partial<WriteState>) => {
      current = { ...current, ...change };
      if (running.current === controller) setState(current);
    };
    tell({});
    try {
      for (const request of [given].flat()) {
        await writeLines<StreamLine>({ ...request, signal: controller.signal }, (line) => {
          if ('summary' in line) tell({ summary: joined(current.summary, line.summary) });
          else if ('problem' in line) tell({ problem: line.problem });
          else tell({ lines: [...current.lines, line] });
        });
      }
      tell({ is: current.problem === null ? 'done' : 'refused', endedAt: Date.now() });
    } catch (error) {
      tell({ ...ending(error, controller.signal), endedAt: Date.now() });
    }
    return current;
  }, []);

  const stop = useCallback(() => running.current?.abort(), []);
  const reset = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState(idle);
  }, []);
  return { state, run, stop, reset };
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

function ending(error: unknown, signal: AbortSignal): Partial<WriteState> {
  if (signal.aborted) return { is: 'stopped' };
  if (error instanceof ApiProblem) return { is: 'refused', problem: error.problem };
  throw error;
}
