import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import type { Status } from '#lib/api/status.ts';
import { FactList } from './fact-list.tsx';

type You = Status['you'];

const methods: Record<string, string> = {
  kubeconfig: 'the user of the kubeconfig',
  demo: 'one of the demo’s people',
  token: 'by bearer token',
};

/** Whom the cluster is asked as, and what it lets this person do. */
export function YouPanel({ you }: { you: You }) {
  return (
    <Panel title="What you may do" sub="asked of the cluster, not decided here" inset="flush">
      <div className="border-b border-line p-3">
        <FactList
          facts={[
            { term: 'You are', value: <ClusterText className="font-medium">{you.name}</ClusterText> },
            { term: 'Signed in', value: methods[you.method] ?? you.method },
            {
              term: 'Groups',
              value: you.groups.length === 0 ? 'none' : <ClusterText>{you.groups.join(', ')}</ClusterText>,
            },
          ]}
        />
      </div>
      <ul aria-label="Rights" className="grid">
        {you.rights.map((right) => (
          <Right key={`${right.verb} ${right.resource}`} right={right} />
        ))}
      </ul>
    </Panel>
  );
}

function Right({ right: { verb, resource, scope, allowed } }: { right: You['rights'][number] }) {
  return (
    <li className="flex items-center gap-2 border-b border-line px-3 py-1.5 last:border-0">
      <StatusMark mark={allowed ? 'ok' : 'forbid'} />
      <span className={allowed ? 'text-ink' : 'text-forbid-text'}>
        {verb} {resource}
      </span>
      <span className="ml-auto text-right text-xs text-ink-3">{allowed ? scope : 'not allowed'}</span>
    </li>
  );
}
