import type { ReactNode } from 'react';

export type Fact = { term: string; value: ReactNode };

/** What is so, a line per fact. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 max-tiny:grid-cols-1 max-tiny:gap-y-0.5">
      {facts.map(({ term, value }) => (
        <div key={term} className="contents">
          <dt className="text-ink-3">{term}</dt>
          <dd className="min-w-0 wrap-anywhere max-tiny:mb-1.5">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
