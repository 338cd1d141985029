import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Mark } from './marks.ts';
import { markTones } from './marks.ts';
import { StatusMark } from './status-mark.tsx';

/** A remark inside a page. With a mark it takes that mark's ground. */
export function Note({ mark, children }: { mark?: Mark; children: ReactNode }) {
  return (
    <div
      data-tone={mark === undefined ? 'neutral' : markTones[mark]}
      className="flex gap-2 rounded-md bg-tone-tint px-3 py-2 text-xs text-ink"
    >
      {mark === undefined ? (
        <Info size={13} strokeWidth={1.75} aria-hidden="true" className="mt-[3px] shrink-0 text-ink-3" />
      ) : (
        <StatusMark mark={mark} className="mt-[3px]" />
      )}
      <div className="min-w-0 [&_b]:font-semibold">{children}</div>
    </div>
  );
}
