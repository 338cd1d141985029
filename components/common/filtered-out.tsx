import { ButtonLink } from '#components/ui/button-link.tsx';
import type { SearchValues } from '#lib/paths.ts';
import { visibleText } from '#lib/domain/text.ts';
import { EmptyPanel } from './empty-panel.tsx';
import { withValue } from './search-links.ts';
import { useHiddenNamespaces } from './use-hidden-namespaces.ts';

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
  const hidden = useHiddenNamespaces(values);
  return (
    <EmptyPanel
      why="filtered"
      title={hidden.length === 0 ? title : `You may not list pods in ${visibleText(hidden.join(', '))}`}
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
      {hidden.length === 0
        ? 'Drop one to see more.'
        : 'Or there is no such namespace; the answer is the same. Who runs the cluster can give you the right to list pods there.'}
    </EmptyPanel>
  );
}
