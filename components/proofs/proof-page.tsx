'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { PageHead } from '#components/common/page-head.tsx';
import { kubectlRun } from '#lib/domain/kubectl.ts';
import { pages, type SearchValues } from '#lib/paths.ts';
import { draftOf, proveOf, type ProofDraft } from './proof-draft.ts';
import { ProofForm } from './proof-form.tsx';
import { ProofProgress } from './proof-progress.tsx';
import { useProof } from './use-proof.ts';
import { WhatItDoes } from './what-it-does.tsx';

/** Pulls an image once, for real: node credentials and policies count too, which no reading of secrets can tell. */
export function ProofPage({ values }: { values: SearchValues }) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(values));
  const { state, prove, stop } = useProof();
  const change = (part: Partial<ProofDraft>) => setDraft((before) => ({ ...before, ...part }));
  const start = () => {
    const body = proveOf(draft);
    // The view is a link: what was proved can be sent to somebody who may prove it again.
    router.replace(pages.prove(body), { scroll: false });
    prove(body);
  };
  const imageProblem = state.problem?.errors.find(({ field }) => field === 'image')?.message ?? null;
  return (
    <>
      <PageHead
        title="Prove a pull"
        sub="Pull secrets tell what should work. A throwaway pod tells what does, credentials on the node included."
      />
      <div className="grid max-w-[96rem] grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-start gap-4 max-facets:grid-cols-1">
        <ProofForm
          draft={draft}
          onChange={change}
          imageProblem={imageProblem}
          isRunning={state.is === 'running'}
          onProve={start}
        />
        <div className="grid gap-4">
          {state.is !== 'idle' && <ProofProgress state={state} onStop={stop} />}
          <WhatItDoes draft={draft} />
        </div>
      </div>
      <KubectlBar
        command={kubectlRun(draft.namespace || 'NAMESPACE', {
          image: draft.image.trim() || 'IMAGE',
          serviceAccount: draft.serviceAccount,
        })}
      />
    </>
  );
}
