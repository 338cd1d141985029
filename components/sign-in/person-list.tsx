'use client';
import { ChevronRight } from 'lucide-react';
import { useAlive } from '#components/ui/use-alive.ts';
import type { Person } from '#lib/api/session.ts';
import { useSession } from '#lib/client/hooks/use-session.ts';

/** Whom one can be on the demo cluster. */
export function PersonList({ people }: { people: readonly Person[] }) {
  const { switchPerson } = useSession();
  const isAlive = useAlive();
  return (
    <ul
      data-alive={isAlive}
      aria-label="People of the demo cluster"
      className="overflow-hidden rounded-md border border-line-strong"
    >
      {people.map(({ name, displayName, description }) => (
        <li key={name} className="border-b border-line last:border-0">
          <button
            type="button"
            disabled={switchPerson.isPending}
            onClick={() => switchPerson.mutate(name)}
            className="flex w-full items-center gap-2.5 px-3 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
          >
            <span className="min-w-0 flex-1">
              {displayName}
              <small className="block text-xs text-ink-3">{description}</small>
            </span>
            <ChevronRight size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
          </button>
        </li>
      ))}
    </ul>
  );
}
