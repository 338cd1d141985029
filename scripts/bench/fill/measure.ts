/** One reading, alone in its process: `measure.ts READER URL`, prints the measures as JSON. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readers, type Reader } from '#scripts/bench/fill/readers.ts';

export type Measures = { seconds: number; cpu: number; stall: number; kept: number; peak: number };

const [name, url = ''] = process.argv.slice(2);
const read = readers[name as Reader];
const collect = globalThis.gc;
if (read === undefined || collect === undefined)
  throw new TypeError('usage: node --expose-gc measure.ts READER URL');

function heap(collectGarbage: () => void): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const before = heap(collect);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const cpuBefore = process.cpuUsage();
const started = performance.now();
const kept = await read(url);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
// One more turn, so that a stall at the very end is counted.
await new Promise((resolve) => setTimeout(resolve, 20));
delay.disable();
const peak = process.resourceUsage().maxRSS / 1024;
const after = heap(collect);
const measures: Measures = {
  seconds,
  cpu: (user + system) / 1e6,
  stall: delay.max / 1e6,
  kept: after - before,
  peak,
};
process.stdout.write(`${JSON.stringify(measures)}\n`, () => process.exit(kept === undefined ? 1 : 0));
