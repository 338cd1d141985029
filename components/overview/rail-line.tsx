import Link from 'next/link';
import type { ReactNode } from 'react';

/** One line of a panel beside the overview, all of it a link where it leads somewhere. */
export function RailLine({ href, children }: { href: string | null; children: ReactNode }) {
  return (
    <li className="border-b border-line last:border-0">
      {href === null ? (
        <div className="flex min-h-9 items-center gap-2 px-3 py-1">{children}</div>
      ) : (
        <Link
          prefetch={false}
          href={href}
          className="flex min-h-9 items-center gap-2 px-3 py-1 text-ink hover:bg-hover hover:no-underline"
        >
          {children}
        </Link>
      )}
    </li>
  );
}
