'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Explanation } from '#lib/api/explanation.ts';
import type { FailureGroupView } from '#lib/api/failures.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { ApiProblem, getJson } from '#lib/client/api.ts';
import { useWrite, type WriteRequest } from '#lib/client/hooks/use-write.ts';
import type { RemedyCode } from '#lib/domain/pull/remedy.ts';
import { api } from '#lib/paths.ts';
import { isWritten, needsCredential, requestOf } from './remedy-requests.ts';

type Sample = FailureGroupView['samples'][number];

type AlsoStep =
  | { is: 'looking' }
  | { is: 'refused'; sentence: string }
  | { is: 'planned'; lines: readonly ResultLine[]; requests: readonly WriteRequest[] }
  | { is: 'applied'; lines: readonly ResultLine[] };

/** The same remedy in other namespaces: planned by the API server's own dry run, then carried out. */
export function useAlsoIn(code: RemedyCode) {
  const client = useQueryClient();
  const { state, run } = useWrite();
  const [step, setStep] = useState<AlsoStep>({ is: 'looking' });

  async function plan(samples: readonly Sample[]): Promise<void> {
    setStep({ is: 'looking' });
    try {
      const found = await Promise.all(samples.map((sample) => requestFor(code, sample)));
      const requests = found.filter((request) => request !== null);
      const { lines, problem } = await run(requests);
      setStep(
        problem === null ? { is: 'planned', lines, requests } : { is: 'refused', sentence: problem.detail },
      );
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setStep({ is: 'refused', sentence: error.message });
    }
  }

  async function apply(lines: readonly ResultLine[], requests: readonly WriteRequest[]): Promise<void> {
    setStep({ is: 'applied', lines });
    // Each only if its object is still as it was planned for.
    await run(requests.map((request) => ({ ...request, body: { ...request.body, dryRun: false } })));
    void client.invalidateQueries({ queryKey: ['pull'] });
    void client.invalidateQueries({ queryKey: ['failures'] });
  }

  return { step, state, plan, apply };
}

/** What the remedy of that code would write there; null where it needs another one by now. */
async function requestFor(code: RemedyCode, sample: Sample): Promise<WriteRequest | null> {
  const { namespace, pod, container } = sample;
  const { remedies } = await getJson<Explanation>(api.pull(namespace, pod, container));
  const action = remedies.find((remedy) => remedy.code === code)?.action;
  if (action === undefined || !isWritten(action) || needsCredential(action)) return null;
  return requestOf(action, null, { dryRun: true });
}
