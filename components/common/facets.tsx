'use client';

import { FacetSection, type Facet } from './facet-section.tsx';

export type FacetsProps = {
  facets: readonly Facet[];
  onToggle: (facet: string, value: string, isOn: boolean) => void;
  onClear: (facet: string) => void;
};

/** What a list can be narrowed by, with counts for the current result. On narrow screens see FacetsButton. */
export function Facets(props: FacetsProps) {
  return (
    <aside
      aria-label="Filters"
      className="sticky top-[calc(var(--top-h)+0.75rem)] -ml-1 max-h-[calc(100vh-var(--top-h)-var(--cmd-h)-1.5rem)] overflow-auto pl-1 text-xs [scrollbar-width:thin] max-facets:hidden"
    >
      <FacetSections {...props} />
    </aside>
  );
}

export function FacetSections({ facets, onToggle, onClear }: FacetsProps) {
  return facets.map((facet) => (
    <FacetSection
      key={facet.name}
      facet={facet}
      onToggle={(value, isOn) => onToggle(facet.name, value, isOn)}
      onClear={() => onClear(facet.name)}
    />
  ));
}
