'use client';
import { useEffect, useState } from 'react';
import type { CheckPullSecret, PullSecretCheck } from '#lib/api/pull-secret-writes.ts';
import { api } from '#lib/paths.ts';
import { ApiProblem, writeJson } from '../api.ts';

/** Milliseconds after the last key before the form is compared with the cluster. */
const typingPause = 300;

export type CheckState = {
  /** The last answer; null before the first. */
  check: PullSecretCheck | null;
  isChecking: boolean;
  problem: string | null;
};

const unasked: CheckState = { check: null, isChecking: false, problem: null };

/**
 * Compares what is typed with what is there, by reads alone. Kept out of the query cache, whose keys would hold the
 * password.
 */
export function usePullSecretCheck(input: CheckPullSecret | null): CheckState {
  const [state, setState] = useState(unasked);
  const text = input === null ? null : JSON.stringify(input);
  useEffect(() => {
    if (text === null) return undefined;
    const controller = new AbortController();
    const ask = async () => {
      setState((before) => ({ ...before, isChecking: true }));
      try {
        const body = JSON.parse(text) as CheckPullSecret;
        const { signal } = controller;
        const check = await writeJson<PullSecretCheck>({
          method: 'POST',
          path: api.pullSecretCheck(),
          body,
          signal,
        });
        setState({ check, isChecking: false, problem: null });
      } catch (error) {
        if (controller.signal.aborted) return;
        const problem = error instanceof ApiProblem ? error.message : 'The comparison could not be read.';
        setState((before) => ({ ...before, isChecking: false, problem }));
      }
    };
    const timer = setTimeout(() => void ask(), typingPause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text]);
  return text === null ? unasked : state;
}
