import Link from 'next/link';
import { ClusterText } from '#components/common/cluster-text.tsx';
import type { PodRow } from '#lib/api/pods.ts';
import { pages } from '#lib/paths.ts';

/** A pod's name; what its controller added is quieter than what people chose. */
export function PodName({ row }: { row: PodRow }) {
  const own = row.owner !== null && row.name.startsWith(`${row.owner.name}-`) ? row.owner.name : row.name;
  return (
    <Link
      href={pages.pod(row.namespace, row.name)}
      prefetch={false}
      title={row.name}
      className="block truncate text-ink hover:underline"
    >
      <ClusterText>{own}</ClusterText>
      <span className="text-ink-3">
        <ClusterText>{row.name.slice(own.length)}</ClusterText>
      </span>
    </Link>
  );
}
