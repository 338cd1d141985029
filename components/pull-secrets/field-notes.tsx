import type { ReactNode } from 'react';
import { StatusMark } from '#components/common/status-mark.tsx';

/** Under a field: what is odd about its value, then what belongs there. */
export function FieldNotes({ odd, children }: { odd: readonly string[]; children?: ReactNode }) {
  return (
    <>
      {odd.map((sentence) => (
        <span key={sentence} className="flex gap-1.5 text-wait-text">
          <StatusMark mark="warn" className="mt-[3px] size-3 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{sentence}</span>
        </span>
      ))}
      {children}
    </>
  );
}
