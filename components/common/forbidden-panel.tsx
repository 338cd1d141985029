import { CopyButton } from '#components/ui/copy-button.tsx';
import type { ErrorScope } from '#lib/domain/errors.ts';
import type { ReactNode } from 'react';
import { ClusterText } from './cluster-text.tsx';
import { StatePanel } from './state-panel.tsx';
import { StatusMark } from './status-mark.tsx';

type ForbiddenPanelProps = {
  scope: ErrorScope;
  /** The identity the cluster was asked as. */
  askedAs: string;
  /** What still works, a sentence each. */
  works: readonly string[];
  actions?: ReactNode;
};

/** Which right is missing, who asked, what still works, and a text to send to whoever can grant it. */
export function ForbiddenPanel({ scope, askedAs, works, actions }: ForbiddenPanelProps) {
  const where = scope.namespace === null ? 'in all namespaces' : `in ${scope.namespace}`;
  const request = `${askedAs} needs the right to ${scope.verb} ${scope.resource} ${where}.`;
  return (
    <StatePanel
      tone="forbid"
      picture={<StatusMark mark="forbid" className="size-10" />}
      title={
        <>
          You may not {scope.verb} {scope.resource} <ClusterText>{where}</ClusterText>
        </>
      }
      actions={actions}
    >
      <dl className="my-2 grid w-fit max-w-full auto-cols-auto grid-flow-col overflow-hidden rounded-md border border-line text-xs max-cards:grid-flow-row max-cards:grid-cols-2">
        <Fact term="verb" value={scope.verb} />
        <Fact term="resource" value={scope.resource} />
        <Fact term="namespace" value={scope.namespace ?? 'all'} />
        <Fact term="asked as" value={askedAs} />
      </dl>
      <ul className="grid gap-0.5 text-xs">
        {works.map((sentence) => (
          <li key={sentence} className="flex items-center gap-[7px]">
            <StatusMark mark="ok" />
            {sentence}
          </li>
        ))}
      </ul>
      <p className="mt-2 flex items-center gap-1 text-xs text-ink-3">
        <span className="min-w-0">
          For your admin: <ClusterText>{request}</ClusterText>
        </span>
        <CopyButton text={request} label="Copy the request for your admin" />
      </p>
    </StatePanel>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div className="border-l border-line px-3 py-1 first:border-l-0 max-cards:odd:border-l-0">
      <dt className="text-ink-3">{term}</dt>
      <dd className="font-mono font-semibold text-ink wrap-anywhere">
        <ClusterText>{value}</ClusterText>
      </dd>
    </div>
  );
}
