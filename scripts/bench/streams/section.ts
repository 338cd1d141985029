import { get, type IncomingMessage } from 'node:http';
import { startProduct } from '#scripts/bench/product/start-product.ts';
import { table } from '#scripts/bench/table.ts';

const streams = 500;
/** One in ten does not read. */
const pausedEvery = 10;
const perIdentity = 20;

/** Open event streams under 200 changes a second, a tenth of them held by readers that do not read. */
export async function streamsSection(): Promise<string> {
  const product = await startProduct(10_000);
  const open: IncomingMessage[] = [];
  try {
    const before = product.rss();
    let refused = 0;
    for (let index = 0; index < streams; index += 1) {
      const answer = await openStream(
        product.url,
        product.readerTokens[Math.floor(index / perIdentity)] ?? '',
      );
      if (answer.statusCode === 200) open.push(answer);
      else refused += 1;
      if (index % pausedEvery === 0) answer.pause();
      else answer.resume();
    }
    const opened = product.rss();
    product.cluster.stdin?.write(`${JSON.stringify({ perSecond: 200, shown: [] })}\n`);
    await new Promise((resolve) => setTimeout(resolve, 15_000));
    const after = product.rss();
    const kilobytes = (bytes: number) => (bytes / Math.max(1, open.length) / 1000).toFixed(0);
    const rows = [
      ['measure', 'value', 'aim'],
      ['streams open / refused (20 per identity)', `${open.length} / ${refused}`, `${streams} / 0`],
      ['KB per stream when opened', kilobytes(opened - before), '≤ 150'],
      ['KB per stream after 15 s of 200 changes/s', kilobytes(after - before), 'flat'],
    ];
    return table(rows);
  } finally {
    for (const answer of open) answer.destroy();
    await product.close();
  }
}

function openStream(url: string, token: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(`${url}/api/v1/events`, { headers: { authorization: `Bearer ${token}` } }, resolve).on(
      'error',
      reject,
    );
  });
}
