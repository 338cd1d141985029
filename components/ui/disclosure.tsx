import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

type DisclosureProps = { summary: ReactNode; defaultOpen?: boolean; children: ReactNode };

/** Opens in place; native, so it works before scripts do and is found by the browser's own search. */
export function Disclosure({ summary, defaultOpen = false, children }: DisclosureProps) {
  return (
    <details open={defaultOpen} className="group/disclosure">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-sm text-xs text-accent">
        <ChevronRight
          size={13}
          strokeWidth={1.75}
          aria-hidden="true"
          className="transition-transform duration-(--dur) group-open/disclosure:rotate-90"
        />
        {summary}
      </summary>
      <div className="pt-1">{children}</div>
    </details>
  );
}
