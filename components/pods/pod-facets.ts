import type { Facet } from '#components/common/facet-section.tsx';
import type { Mark } from '#components/common/marks.ts';
import { valuesOf } from '#components/common/search-links.ts';
import type { PodFacet, PodList } from '#lib/api/pods.ts';
import type { SearchValues } from '#lib/paths.ts';
import { shortRegistry } from '#components/common/short-registry.ts';
import { stateMarks } from '#components/common/pull-state.ts';

const titles: readonly [PodFacet, string][] = [
  ['pull', 'State'],
  ['break', 'Where it breaks'],
  ['cause', 'Why it fails'],
  ['namespace', 'Namespace'],
  ['registry', 'Registry'],
  ['policy', 'Pull policy'],
  ['reference', 'Reference'],
  ['node', 'Node'],
];

/** The facets of an answer, with what the address chooses. A chosen value that is not in the answer stays visible. */
export function podFacetSections(facets: PodList['facets'], values: SearchValues): Facet[] {
  const sections = titles.map(([name, title]) => {
    const chosen = valuesOf(values, name);
    const found = facets[name] ?? [];
    const missing = chosen.filter((value) => found.every((choice) => choice.value !== value));
    const all = [...found, ...missing.map((value) => ({ value, label: value, count: 0 }))];
    return {
      name,
      title,
      choices: all.map(({ value, label, count }) => ({
        value,
        label: name === 'registry' ? shortRegistry(label) : label,
        count,
        isOn: chosen.includes(value),
        ...(name === 'pull' && { mark: markOf(value) }),
      })),
    };
  });
  return sections.filter(({ choices }) => choices.length > 0);
}

function markOf(state: string): Mark {
  return Object.entries(stateMarks).find(([name]) => name === state)?.[1] ?? 'unknown';
}
