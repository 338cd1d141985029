import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { ClusterText } from './cluster-text.tsx';

/** The last crumb is the page itself and has no href. */
export type Crumb = { label: string; href?: string };

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-1 text-xs text-ink-3">
      <ol className="flex min-w-0 flex-wrap items-center gap-x-1.5">
        {crumbs.map((crumb, index) => (
          <li key={`${index} ${crumb.label}`} className="flex min-w-0 items-center gap-1.5">
            {index > 0 && (
              <ChevronRight size={12} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
            )}
            {crumb.href === undefined ? (
              <span aria-current="page" className="truncate font-medium text-ink-2">
                <ClusterText>{crumb.label}</ClusterText>
              </span>
            ) : (
              <Link href={crumb.href} className="truncate text-ink-2">
                <ClusterText>{crumb.label}</ClusterText>
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
