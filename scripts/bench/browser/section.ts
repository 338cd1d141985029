import { createInterface } from 'node:readline';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { findChromium } from '#scripts/chromium.ts';
import { startProduct, type BigProduct } from '#scripts/bench/product/start-product.ts';
import { spread, table } from '#scripts/bench/table.ts';
import { measureInteractions } from './interactions.ts';
import { weigh } from './weigh.ts';

const pods = 10_000;
const secondsPerPace = 15;

type Arrivals = { delays: number[]; missed: number };

/** /pods in Chromium at 10,000 pods: the first view's weight, changes until they are seen, and how busy the page is. */
export async function browserSection(rounds: number): Promise<string> {
  const product = await startProduct(pods);
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const weights = await weigh(browser, product.url);
    const slow: Arrivals[] = [];
    const fast: Arrivals[] = [];
    const busy: number[] = [];
    const heaps: number[] = [];
    const slowest: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const page = await openPods(browser, product.url);
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable');
      const before = await metric(session, 'TaskDuration');
      slow.push(await measureArrivals(product, page, 20));
      busy.push(((await metric(session, 'TaskDuration')) - before) / (secondsPerPace + 1));
      await session.send('HeapProfiler.collectGarbage');
      heaps.push(await metric(session, 'JSHeapUsedSize'));
      product.cluster.stdin?.write(`${JSON.stringify({ perSecond: 20, shown: [] })}\n`);
      slowest.push(Math.max(...(await measureInteractions(page))));
      fast.push(await measureArrivals(product, page, 200));
      await page.context().close();
    }
    const p99 = (runs: Arrivals[]) => runs.map(({ delays }) => percentile(delays, 0.99));
    const p50 = (runs: Arrivals[]) => runs.map(({ delays }) => percentile(delays, 0.5));
    const rows = [
      ['measure', 'min / median / max', 'aim'],
      ...weights,
      ['20 changes/s: change → row p50, ms', spread(p50(slow), 0), ''],
      ['20 changes/s: change → row p99, ms', spread(p99(slow), 0), '≤ 250'],
      ['200 changes/s: change → row p50, ms', spread(p50(fast), 0), ''],
      ['200 changes/s: change → row p99, ms', spread(p99(fast), 0), '≤ 250'],
      [
        'changes of shown rows not seen 1 s after the last',
        spread(
          [...slow, ...fast].map(({ missed }) => missed),
          0,
        ),
        '0',
      ],
      [
        'main thread busy under 20 changes/s, %',
        spread(
          busy.map((share) => share * 100),
          1,
        ),
        '≤ 20',
      ],
      ['slowest of a dozen interactions (INP), ms', spread(slowest, 0), '≤ 100'],
      [
        'JavaScript heap, MiB',
        spread(
          heaps.map((bytes) => bytes / 1_048_576),
          1,
        ),
        '≤ 40',
      ],
    ];
    return `${pods} pods, 100 rows shown, a fifth of the changes among them\n\n${table(rows)}`;
  } finally {
    await browser.close();
    await product.close();
  }
}

async function openPods(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  await page.goto(`${url}/pods?sort=name`, { waitUntil: 'load' });
  await page.getByRole('table', { name: 'Pods' }).waitFor();
  return page;
}

/** Changes pods for a while and takes the time from the API server's write to the DOM that shows it. */
async function measureArrivals(product: BigProduct, page: Page, perSecond: number): Promise<Arrivals> {
  const written = new Map<string, number>();
  const output = product.cluster.stdout;
  const lines = output === null ? null : createInterface({ input: output });
  lines?.on('line', (line) => {
    const { tag, at } = JSON.parse(line) as { tag: string; at: number };
    written.set(tag, at);
  });
  const shown = await page.evaluate(watchTags);
  product.cluster.stdin?.write(`${JSON.stringify({ perSecond, shown })}\n`);
  await page.waitForTimeout(secondsPerPace * 1000);
  product.cluster.stdin?.write(`${JSON.stringify({ perSecond: 0, shown: [] })}\n`);
  await page.waitForTimeout(1000);
  lines?.close();
  const seen = new Map(await page.evaluate(seenTags));
  const delays = [...seen].flatMap(([tag, at]) => (written.has(tag) ? [at - (written.get(tag) ?? at)] : []));
  return { delays, missed: await missing(product, page) };
}

/** Rows whose image on screen is not what the API says now. */
async function missing(product: BigProduct, page: Page): Promise<number> {
  const answer = await fetch(`${product.url}/api/v1/pods?sort=name`);
  const { items } = (await answer.json()) as {
    items: { lead: string; containers: { name: string; image: { text: string } }[] }[];
  };
  const words = await page.getByRole('table', { name: 'Pods' }).innerText();
  const shown = new Set(words.split(/[\s:]+/));
  return items.filter(({ lead, containers }) => {
    const tag =
      containers
        .find(({ name }) => name === lead)
        ?.image.text.split(':')
        .at(-1) ?? '';
    return !shown.has(tag);
  }).length;
}

type SeenTags = { seenTags: Map<string, number>; observer: MutationObserver };

/** Runs in the page: notes when each tag first appears; answers which pods are shown. */
function watchTags(): string[] {
  const holder = globalThis as unknown as SeenTags;
  holder.seenTags = new Map();
  const note = () => {
    const now = Date.now();
    for (const [tag] of document.body.innerText.matchAll(/\bb\d+\b/g)) {
      if (!holder.seenTags.has(tag)) holder.seenTags.set(tag, now);
    }
  };
  holder.observer = new MutationObserver(note);
  holder.observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  return [...document.querySelectorAll('table a[href^="/pods/"]')].map((link) =>
    (link.getAttribute('href') ?? '').replace('/pods/', ''),
  );
}

/** Runs in the page: what was seen. Nothing is looked for any more, so that it slows no interaction. */
function seenTags(): [string, number][] {
  const holder = globalThis as unknown as SeenTags;
  holder.observer.disconnect();
  return [...holder.seenTags];
}

async function metric(session: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
