import 'server-only';
import type { Coverage, CoverageQuery } from '#lib/api/coverage.ts';
import { compareText } from '#lib/domain/compare-text.ts';
import { canonicalText } from '#lib/domain/image/reference.ts';
import type { Context } from '../context.ts';
import { freshnessOf } from '../freshness-view.ts';
import { sees } from '../identity/access.ts';
import { readImage, type PodSummary } from '../pods/pod-summary.ts';
import { readSecretsOf } from '../pulls/read-secrets-of-failing.ts';
import { accessRank, judgeAccessFor } from '../pulls/registry-access.ts';
import { scopedCommand } from '../scoped-command.ts';
import { cellView } from './cell-view.ts';
import { countCells, type Cell } from './count-cells.ts';
import { teamOf } from './team.ts';

type Row = { namespace: string; team: string | null; cells: readonly Cell[] };

/** Which namespace can pull from which registry, as far as pods, their secrets and their failures show. */
export async function getCoverage(context: Context, query: CoverageQuery): Promise<Coverage> {
  const { pullport, access, identity } = context;
  const { live, podIndex, secretMemory } = pullport;
  const visible = await access.visible('pods');
  const asked = new Set(query.namespace?.split(',').filter((name) => name !== ''));
  const summaries = [...podIndex.values()].filter(
    ({ pod }) => sees(visible, pod.namespace) && (asked.size === 0 || asked.has(pod.namespace)),
  );
  const cells = countCells(summaries, await judgeAccessFor(context));
  void readSecretsOf(context, [...cells.keys()]);
  const rows = [...cells].map(([namespace, here]) => ({
    namespace,
    team: teamOf(live.namespaces.find('', namespace)),
    cells: here,
  }));
  const registries = registriesOf(summaries, [...cells.values()].flat());
  const columns = new Map(registries.map(({ registry }, at) => [registry, at]));
  const from = (query.page - 1) * query.pageSize;
  const secrets = secretMemory.of(identity.key);
  return {
    registries,
    namespaces: rows
      .sort(orders[query.sort])
      .slice(from, from + query.pageSize)
      .map((row) => ({
        ...row,
        cells: row.cells
          .toSorted((a, b) => (columns.get(a.registry) ?? 0) - (columns.get(b.registry) ?? 0))
          .map((cell) => cellView(row.namespace, cell)),
      })),
    total: rows.length,
    page: query.page,
    pageSize: query.pageSize,
    pending: rows.some(({ namespace }) => secrets.view(namespace).is === 'pending'),
    freshness: freshnessOf(pullport),
    kubectl: scopedCommand(listAccounts, await context.access.visible('serviceaccounts'), [...asked]),
  };
}

const listAccounts =
  'kubectl get serviceaccounts -A -o custom-columns=NS:.metadata.namespace,ACCOUNT:.metadata.name,SECRETS:.imagePullSecrets[*].name';

/** Registries in use, those of most containers first. */
function registriesOf(summaries: readonly PodSummary[], cells: readonly Cell[]): Coverage['registries'] {
  const images = new Map<string, Set<string>>();
  const texts = new Set(summaries.flatMap(({ pod }) => pod.containers.map(({ image }) => image)));
  for (const text of texts) {
    const parsed = readImage(text);
    if (!parsed.ok) continue;
    const { registry } = parsed.reference;
    images.set(registry, (images.get(registry) ?? new Set()).add(canonicalText(parsed.reference)));
  }
  const containers = new Map<string, number>();
  for (const cell of cells)
    containers.set(cell.registry, (containers.get(cell.registry) ?? 0) + cell.containers);
  return [...containers]
    .map(([registry, count]) => ({ registry, images: images.get(registry)?.size ?? 0, containers: count }))
    .sort((a, b) => b.containers - a.containers || compareText(a.registry, b.registry));
}

const orders: Record<CoverageQuery['sort'], (a: Row, b: Row) => number> = {
  attention: (a, b) => need(a) - need(b) || failing(b) - failing(a) || compareText(a.namespace, b.namespace),
  team: (a, b) =>
    compareText(a.team ?? '\uffff', b.team ?? '\uffff') || compareText(a.namespace, b.namespace),
  name: (a, b) => compareText(a.namespace, b.namespace),
};

function need({ cells }: Row): number {
  return Math.min(...cells.map(({ access }) => accessRank(access)));
}

function failing({ cells }: Row): number {
  return cells.reduce((sum, cell) => sum + cell.failing, 0);
}
