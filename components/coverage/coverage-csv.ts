import type { Coverage } from '#lib/api/coverage.ts';
import { csvLine } from '#lib/domain/csv.ts';

/** The grid as a file: a line per namespace and registry in use. */
export function coverageCsv({ namespaces }: Pick<Coverage, 'namespaces'>): string {
  const head = csvLine(['namespace', 'team', 'registry', 'state', 'word', 'containers', 'failing']);
  const lines = namespaces.flatMap(({ namespace, team, cells }) =>
    cells.map(({ registry, state, word, containers, failing }) =>
      csvLine([namespace, team ?? '', registry, state, word, String(containers), String(failing)]),
    ),
  );
  return [head, ...lines].join('');
}
