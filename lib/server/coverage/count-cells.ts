import 'server-only';
import type { PodRecord } from '#lib/domain/pod/record.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { leadingAccess, type JudgeAccess, type RegistryAccess } from '../pulls/registry-access.ts';

/** Containers of one kind in a cell, with one of them to point at. */
type Kind = { access: RegistryAccess; sample: { pod: PodRecord; container: string }; containers: number };

/** One namespace's containers of one registry, under what matters most of them. */
export type Cell = Pick<Kind, 'access' | 'sample'> & {
  registry: string;
  containers: number;
  failing: number;
};

type Counted = { kinds: Map<string, Kind>; containers: number; failing: number };

/** Cells by namespace. Images no kubelet can read have no registry and are left out. */
export function countCells(summaries: Iterable<PodSummary>, judge: JudgeAccess): Map<string, Cell[]> {
  const counts = new Map<string, Map<string, Counted>>();
  for (const summary of summaries) {
    const { pod } = summary;
    const here = counts.get(pod.namespace) ?? new Map<string, Counted>();
    counts.set(pod.namespace, here);
    pod.containers.forEach(({ name }, index) => {
      const access = judge(summary, index);
      if (access.registry === null || access.registry === '') return;
      const cell = here.get(access.registry) ?? { kinds: new Map<string, Kind>(), containers: 0, failing: 0 };
      here.set(access.registry, cell);
      cell.containers += 1;
      if (summary.failing.includes(index)) cell.failing += 1;
      const key = `${access.state} ${access.word}`;
      const kind = cell.kinds.get(key) ?? { access, sample: { pod, container: name }, containers: 0 };
      cell.kinds.set(key, { ...kind, containers: kind.containers + 1 });
    });
  }
  return new Map([...counts].map(([namespace, here]) => [namespace, [...here].flatMap(toCell)]));
}

function toCell([registry, { kinds, containers, failing }]: [string, Counted]): Cell[] {
  const leading = leadingAccess([...kinds.values()]);
  if (leading === null) return [];
  const { access, sample } = leading;
  return [{ registry, access, sample, containers, failing }];
}
