'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '#lib/client/api.ts';
import { useWrite } from '#lib/client/hooks/use-write.ts';
import { requestOf, type TypedCredential, type WrittenAction } from './remedy-requests.ts';

/** Carries a remedy out in place, and has everything asked again that it may have changed. */
export function useRemedy() {
  const client = useQueryClient();
  const { state, run } = useWrite();
  const [readProblem, setReadProblem] = useState<string | null>(null);

  /** Whether all of it was written. */
  async function carryOut(action: WrittenAction, credential: TypedCredential | null): Promise<boolean> {
    setReadProblem(null);
    try {
      const { lines, problem } = await run(await requestOf(action, credential, { dryRun: false }));
      void client.invalidateQueries({ queryKey: ['pull'] });
      void client.invalidateQueries({ queryKey: ['failures'] });
      return problem === null && lines.every(({ outcome }) => wasWritten.includes(outcome));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setReadProblem(error.message);
      return false;
    }
  }

  return { state, readProblem, carryOut };
}

const wasWritten: readonly string[] = ['created', 'updated', 'unchanged'];
