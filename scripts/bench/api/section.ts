import { once } from 'node:events';
import { startScript } from '#scripts/bench/child.ts';
import { startProduct } from '#scripts/bench/product/start-product.ts';
import { spread, table } from '#scripts/bench/table.ts';

type Measured = { p50: number; p99: number; max: number; failures: number; perSecond: number };

const pods = 50_000;
const secondsPerRound = '15';

/** The pods API at 50,000 pods and 20 changes a second, beside an endpoint that does nothing (the floor of the stack). */
export async function api(rounds: number): Promise<string> {
  const product = await startProduct(pods);
  try {
    product.cluster.stdin?.write(`${JSON.stringify({ perSecond: 20, shown: [] })}\n`);
    const results: Measured[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { line, child } = await startScript('api/load.ts', [
        product.url,
        secondsPerRound,
        ...product.tokens,
      ]);
      if (child.exitCode === null) await once(child, 'exit');
      results.push(line as Measured);
    }
    const floor = await floorOf(product.url);
    const rows = [
      ['measure', 'min / median / max', 'aim'],
      [
        'p50 ms',
        spread(
          results.map(({ p50 }) => p50),
          1,
        ),
        '',
      ],
      [
        'p99 ms',
        spread(
          results.map(({ p99 }) => p99),
          1,
        ),
        '≤ 50',
      ],
      [
        'slowest ms',
        spread(
          results.map(({ max }) => max),
          1,
        ),
        '',
      ],
      [
        'highest throughput, answers/s',
        spread(
          results.map(({ perSecond }) => perSecond),
          0,
        ),
        '',
      ],
      [
        'answers other than 200',
        spread(
          results.map(({ failures }) => failures),
          0,
        ),
        '0',
      ],
      ['floor: GET /healthz, ms', spread(floor, 1), ''],
      ['RSS of the server, MB', String(Math.round(product.rss() / 1_000_000)), ''],
    ];
    return `${pods} pods, 50 clients × 1 request/s open loop, 5 identities, 40 shapes, 20 changes/s\n\n${table(rows)}`;
  } finally {
    await product.close();
  }
}

async function floorOf(url: string): Promise<number[]> {
  const durations: number[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    const started = performance.now();
    await (await fetch(`${url}/healthz`)).text();
    durations.push(performance.now() - started);
  }
  return durations;
}
