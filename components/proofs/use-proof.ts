'use client';
import { useLines } from '#lib/client/hooks/use-lines.ts';
import type { ProofLine, ProofSummary, Prove } from '#lib/api/proofs.ts';
import { api } from '#lib/paths.ts';

const last = (_: ProofSummary | null, next: ProofSummary) => next;

/** One proof from the pod that is made to the pod that is gone. */
export function useProof() {
  const { state, run, stop } = useLines<ProofLine, ProofSummary>(last);
  const prove = (body: Prove) => void run({ method: 'POST', path: api.proofs(), body });
  return { state, prove, stop };
}

export type ProofState = ReturnType<typeof useProof>['state'];
