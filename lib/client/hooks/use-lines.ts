'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '#lib/api/common.ts';
import { ApiProblem, brokenOff, writeLines } from '../api.ts';

export type LinesState<Line, Summary> = {
  is: 'idle' | 'running' | 'done' | 'stopped' | 'refused';
  lines: readonly Line[];
  summary: Summary | null;
  /** Why nothing, or not everything, was tried; null otherwise. */
  problem: Problem | null;
  /** When the answer ended, in epoch milliseconds. */
  endedAt: number | null;
};

export type WriteRequest = { method: 'POST' | 'PATCH' | 'DELETE'; path: string; body: object };

type Told<Line, Summary> = { line: Line } | { summary: Summary } | { problem: Problem };

const idle = { is: 'idle', lines: [], summary: null, problem: null, endedAt: null } as const;

/**
 * A write that is answered line by line; several requests go one after another and are told as one, `join` puts their
 * summaries together. The body is handed through and kept nowhere: what mutations remember would keep passwords in
 * memory after they were sent.
 */
export function useLines<Line extends object, Summary>(
  join: (before: Summary | null, next: Summary) => Summary,
) {
  type State = LinesState<Line, Summary>;
  const [state, setState] = useState<State>(idle);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = useCallback(
    async (given: WriteRequest | readonly WriteRequest[]): Promise<State> => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      let current: State = { ...idle, is: 'running' };
      const tell = (change: Partial<State>) => {
        current = { ...current, ...change };
        if (running.current === controller) setState(current);
      };
      tell({});
      try {
        for (const request of [given].flat()) {
          let hasEnded = false;
          await writeLines<Line | { summary: Summary } | { problem: Problem }>(
            { ...request, signal: controller.signal },
            (told) => {
              const part = partOf<Line, Summary>(told);
              hasEnded = !('line' in part);
              if ('summary' in part) tell({ summary: join(current.summary, part.summary) });
              else if ('problem' in part) tell({ problem: part.problem });
              else tell({ lines: [...current.lines, part.line] });
            },
          );
          if (!hasEnded) throw new ApiProblem(brokenOff);
        }
        tell({ is: current.problem === null ? 'done' : 'refused', endedAt: Date.now() });
      } catch (error) {
        tell({ ...ending(error, controller.signal), endedAt: Date.now() });
      }
      return current;
    },
    [join],
  );

  const stop = useCallback(() => running.current?.abort(), []);
  const reset = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState(idle);
  }, []);
  return { state, run, stop, reset };
}

function partOf<Line extends object, Summary>(
  told: Line | { summary: Summary } | { problem: Problem },
): Told<Line, Summary> {
  if ('summary' in told) return { summary: told.summary };
  if ('problem' in told) return { problem: told.problem };
  return { line: told };
}

function ending(
  error: unknown,
  signal: AbortSignal,
): { is: 'stopped' } | { is: 'refused'; problem: Problem } {
  if (signal.aborted) return { is: 'stopped' };
  if (error instanceof ApiProblem) return { is: 'refused', problem: error.problem };
  throw error;
}
