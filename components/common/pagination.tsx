import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';

type PaginationProps = {
  page: number;
  pageSize: number;
  total: number;
  /** Null where there is no such page. */
  previousHref: string | null;
  nextHref: string | null;
  /** Beside the range: "2 changes wait". */
  note?: ReactNode;
};

/** The foot of a list: which rows these are, and the way on. */
export function Pagination({ page, pageSize, total, previousHref, nextHref, note }: PaginationProps) {
  const from = Math.min((page - 1) * pageSize + 1, total);
  const to = Math.min(page * pageSize, total);
  return (
    <nav
      aria-label="Pages"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-2 text-xs text-ink-2"
    >
      <span className="tabular-nums">
        {from.toLocaleString('en')}–{to.toLocaleString('en')} of {total.toLocaleString('en')}
      </span>
      <span className="min-w-0 flex-1 text-ink-3 max-cards:hidden">{note}</span>
      {(previousHref !== null || nextHref !== null) && (
        <span className="flex gap-2 max-cards:ml-auto">
          <PageLink href={previousHref} label="Previous" />
          <PageLink href={nextHref} label="Next" />
        </span>
      )}
    </nav>
  );
}

function PageLink({ href, label }: { href: string | null; label: 'Previous' | 'Next' }) {
  const face = (
    <>
      {label === 'Previous' && <ChevronLeft aria-hidden="true" strokeWidth={1.75} />}
      {label}
      {label === 'Next' && <ChevronRight aria-hidden="true" strokeWidth={1.75} />}
    </>
  );
  return href === null ? (
    <Button size="small" disabled>
      {face}
    </Button>
  ) : (
    <ButtonLink size="small" href={href}>
      {face}
    </ButtonLink>
  );
}
