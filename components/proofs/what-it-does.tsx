import { Panel } from '#components/common/panel.tsx';
import { CodeBlock } from '#components/common/code-block.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { kubectlRun } from '#lib/domain/kubectl.ts';
import type { ProofDraft } from './proof-draft.ts';

const sentences = [
  'A pod is made in the namespace, under your own rights and with nothing of yours in it: no volumes, no privileges, a token of no account.',
  'The node pulls the image anew. That is what counts: the credentials of the account, those on the node and the registry’s answer, all as for a real pod.',
  'Nothing of the image is meant to run; as soon as the image is there, or refused, the verdict stands.',
  'The pod is removed, also when you close this page or something goes wrong. A quota or an admission policy may refuse it: then that is told.',
];

/** What a proof does, before it does it. */
export function WhatItDoes({ draft }: { draft: ProofDraft }) {
  const { namespace, image, serviceAccount } = draft;
  const command = kubectlRun(namespace || 'NAMESPACE', { image: image.trim() || 'IMAGE', serviceAccount });
  return (
    <Panel title="What it does">
      <ol className="grid list-decimal gap-1.5 pl-4 text-ink-2 marker:text-ink-3">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <div className="mt-3">
        <Disclosure summary="The same with kubectl">
          <CodeBlock code={command} copyLabel="Copy the command" />
        </Disclosure>
      </div>
    </Panel>
  );
}
