import type { ReactNode } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import type { Status } from '#lib/api/status.ts';

type UnseenPanelProps = Pick<Status, 'application' | 'watches'>;

/** What Pullport itself may not see, and what no API shows to anybody. */
export function UnseenPanel({ application, watches }: UnseenPanelProps) {
  const refused = watches.filter(({ freshness }) => freshness.state === 'forbidden');
  return (
    <Panel
      title="What Pullport itself does not see"
      sub={
        <>
          it reads as <ClusterText>{application.name}</ClusterText>
        </>
      }
    >
      <ul className="grid gap-2 text-ink-2">
        {refused.map(({ resource, scope, sees }) => (
          <Unseen key={`${resource} ${scope}`}>
            <b>{resource}</b> in {scope}: it may not list them. Missing for it: {sees}.
            {resource === 'namespaces' && <OthersByName watches={watches} />}
          </Unseen>
        ))}
        {sealed.map(({ what, why }) => (
          <Unseen key={what}>
            <b>{what}</b>: {why}
          </Unseen>
        ))}
      </ul>
    </Panel>
  );
}

/** Which namespaces are followed where they cannot be listed, and how others are. */
function OthersByName({ watches }: Pick<Status, 'watches'>) {
  const followed = watches.filter(({ resource }) => resource === 'pods').map(({ scope }) => scope);
  return (
    <>
      {' '}
      Followed: <ClusterText>{followed.join(', ') || 'none'}</ClusterText>. For others, start it with{' '}
      <code>--namespaces</code> or <code>PULLPORT_NAMESPACES</code>.
    </>
  );
}

const sealed = [
  { what: 'Secrets and events', why: 'asked for with your rights alone, when you look at something.' },
  {
    what: 'Credentials on the nodes',
    why: 'no API shows them; a pull may succeed by one that is not drawn.',
  },
  {
    what: 'Images on the nodes beyond their lists',
    why: 'a kubelet usually reports its 50 largest.',
  },
] as const;

function Unseen({ children }: { children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <StatusMark mark="forbid" className="mt-[3px]" />
      <span className="min-w-0 [&_b]:font-medium [&_b]:text-ink">{children}</span>
    </li>
  );
}
