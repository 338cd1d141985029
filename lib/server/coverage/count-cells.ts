import 'server-only';
import type { PodRecord } from '#lib/domain/pod/record.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { accessOrder, type JudgeAccess, type RegistryAccess } from '../pulls/registry-access.ts';

/** One namespace's containers of one registry. */
export type Cell = {
  registry: string;
  /** What stands for all of them: the worst. */
  worst: RegistryAccess;
  /** A container of the worst kind. */
  sample: { pod: PodRecord; container: string };
  containers: number;
  failing: number;
};

/** Cells by namespace, then by registry. */
export type Cells = Map<string, Map<string, Cell>>;

/** Sorts containers into namespaces × registries; images no kubelet can read have no registry and are left out. */
export function countCells(summaries: Iterable<PodSummary>, judge: JudgeAccess): Cells {
  const cells: Cells = new Map();
  for (const summary of summaries) {
    const { pod } = summary;
    const here = cells.get(pod.namespace) ?? new Map<string, Cell>();
    cells.set(pod.namespace, here);
    pod.containers.forEach(({ name }, index) => {
      const access = judge(summary, index);
      if (access.registry === null || access.registry === '') return;
      const seen: Cell = {
        registry: access.registry,
        worst: access,
        sample: { pod, container: name },
        containers: 1,
        failing: summary.failing.includes(index) ? 1 : 0,
      };
      const before = here.get(access.registry);
      here.set(access.registry, before === undefined ? seen : joined(before, seen));
    });
  }
  return cells;
}

/** Below 0 where the first is worse. */
export function compareAccess(a: RegistryAccess, b: RegistryAccess): number {
  return accessOrder.indexOf(a.state) - accessOrder.indexOf(b.state);
}

function joined(before: Cell, seen: Cell): Cell {
  const leading = compareAccess(seen.worst, before.worst) < 0 ? seen : before;
  return {
    ...leading,
    containers: before.containers + seen.containers,
    failing: before.failing + seen.failing,
  };
}
