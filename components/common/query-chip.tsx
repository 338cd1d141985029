import { X } from 'lucide-react';
import Link from 'next/link';
import { ClusterText } from './cluster-text.tsx';

export type QueryFilter = {
  /** In the API's words. */
  name: string;
  value: string;
  /** The same view without this filter. */
  removeHref?: string;
};

/** `key=value`, as in the URL. */
export function QueryChip({ filter }: { filter: QueryFilter }) {
  return (
    <span className="inline-flex h-6 max-w-full items-center rounded-sm bg-accent-tint pl-[7px] font-mono text-xs text-ink last:pr-[7px] max-cards:max-w-52 max-cards:shrink-0">
      <span className="truncate">
        <span className="text-accent">{filter.name}=</span>
        <ClusterText>{filter.value}</ClusterText>
      </span>
      {filter.removeHref !== undefined && (
        <Link
          prefetch={false}
          href={filter.removeHref}
          aria-label={`Remove filter ${filter.name}`}
          title={`Remove filter ${filter.name}`}
          className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-2 hover:bg-pressed"
        >
          <X size={13} strokeWidth={1.75} aria-hidden="true" />
        </Link>
      )}
    </span>
  );
}
