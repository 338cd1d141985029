import { once } from 'node:events';
import type { Measures } from '#scripts/bench/fill/measure.ts';
import { readers, type Reader } from '#scripts/bench/fill/readers.ts';
import { startScript } from '#scripts/bench/child.ts';
import { measureWholeServer, type ServerMeasures } from '#scripts/bench/fill/whole-server.ts';
import { median, spread, table } from '#scripts/bench/table.ts';

const sizes = [10_000, 50_000];

/** Filling the store from served pods, beside the floor (parse and forget) and the peer (client-node's typed list). */
export async function fill(rounds: number): Promise<string> {
  const parts: string[] = [];
  for (const size of sizes) {
    const { line, child } = await startScript('serve-pods.ts', [String(size)]);
    const { url, meanSize } = line as { url: string; meanSize: number };
    try {
      const results = await measureAll(url, rounds);
      const server = await measureWholeServer(url, rounds);
      parts.push(
        `${size} pods of ${meanSize} B, ${rounds} rounds (min / median / max)\n\n${report(results, server, size)}`,
      );
    } finally {
      child.kill();
    }
  }
  return parts.join('\n\n');
}

async function measureAll(url: string, rounds: number): Promise<Map<Reader, Measures[]>> {
  const names = Object.keys(readers) as Reader[];
  const results = new Map<Reader, Measures[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    // In turn, so that a slower minute of the machine is shared by all of them.
    for (const name of names) {
      const { line, child } = await startScript('fill/measure.ts', [name, url]);
      if (child.exitCode === null) await once(child, 'exit');
      results.get(name)?.push(line as Measures);
    }
  }
  return results;
}

function report(
  results: ReadonlyMap<Reader, Measures[]>,
  server: readonly ServerMeasures[],
  size: number,
): string {
  const floor = median((results.get('floor') ?? []).map(({ seconds }) => seconds));
  const rows = [['reader', 'seconds', '× floor', 'CPU seconds', 'stall ms', 'kept B per pod', 'peak RSS MB']];
  for (const [name, measures] of results) {
    const seconds = measures.map((each) => each.seconds);
    rows.push([
      name,
      spread(seconds, 2),
      (median(seconds) / floor).toFixed(2),
      spread(
        measures.map(({ cpu }) => cpu),
        2,
      ),
      spread(
        measures.map(({ stall }) => stall),
        0,
      ),
      spread(
        measures.map(({ kept }) => kept / size),
        0,
      ),
      spread(
        measures.map(({ peak }) => peak),
        0,
      ),
    ]);
  }
  const seconds = server.map((each) => each.seconds);
  const peaks = server.map(({ peak }) => peak);
  const untold = '–';
  rows.push([
    'whole server, from its start to ready',
    spread(seconds, 2),
    (median(seconds) / floor).toFixed(2),
    ...[untold, untold, untold],
    spread(peaks, 0),
  ]);
  return table(rows);
}
