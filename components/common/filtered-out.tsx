import { ButtonLink } from '#components/ui/button-link.tsx';
import type { SearchValues } from '#lib/paths.ts';
import { EmptyPanel } from './empty-panel.tsx';
import { withValue } from './search-links.ts';

type FilteredOutProps = {
  /** "No pod passes all filters". */
  title: string;
  values: SearchValues;
  /** Those that are set. */
  filters: readonly string[];
  hrefOf: (values: SearchValues) => string;
};

/** There is something, but a filter hides it: each can be dropped, or all. */
export function FilteredOut({ title, values, filters, hrefOf }: FilteredOutProps) {
  return (
    <EmptyPanel
      why="filtered"
      title={title}
      actions={
        <>
          {filters.map((name) => (
            <ButtonLink key={name} size="small" href={hrefOf(withValue(values, name, undefined))}>
              Without {name === 'q' ? 'search' : name}
            </ButtonLink>
          ))}
          <ButtonLink size="small" href={hrefOf({})}>
            Without any
          </ButtonLink>
        </>
      }
    >
      Drop one to see more.
    </EmptyPanel>
  );
}
