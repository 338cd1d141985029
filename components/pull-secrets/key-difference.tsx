import { ClusterText } from '#components/common/cluster-text.tsx';
import type { ResultLine } from '#lib/api/writes.ts';

type Difference = NonNullable<ResultLine['difference']>;

const signs = { added: '+', removed: '−', changed: '~', kept: '=' } as const;
const words = { added: 'added', removed: 'removed', changed: 'changed', kept: 'kept' } as const;

/** What would become of each key; values are in neither side. */
export function KeyDifference({ difference }: { difference: Difference }) {
  return (
    <ul
      aria-label="Difference by key"
      className="ml-5 grid rounded-md border border-line bg-sunken px-2 py-1"
    >
      {difference.map(({ key, change }) => (
        <li key={key} className="grid grid-cols-[1rem_minmax(0,1fr)_auto] gap-2">
          <span aria-hidden="true" className="font-mono font-semibold">
            {signs[change]}
          </span>
          <code className="wrap-anywhere">
            <ClusterText>{key}</ClusterText>
          </code>
          <span className="text-ink-3">{words[change]}</span>
        </li>
      ))}
    </ul>
  );
}
