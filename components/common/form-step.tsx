import { useId, type ReactNode } from 'react';

/** A part of a long form: its name in a gutter on the left, above it on phones. */
export function FormStep({ title, sub, children }: { title: string; sub: ReactNode; children: ReactNode }) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      className="grid grid-cols-[8.25rem_minmax(0,1fr)] gap-x-5 gap-y-2 border-t border-line pt-4 pb-5 first:border-t-0 first:pt-0 max-cards:grid-cols-1"
    >
      <h2 id={titleId} className="text-sm font-semibold">
        {title}
        <small className="block text-xs font-normal text-ink-3 max-cards:ml-1.5 max-cards:inline">
          {sub}
        </small>
      </h2>
      <div className="grid min-w-0 content-start gap-3">{children}</div>
    </section>
  );
}
