import type { Browser } from '@playwright/test';

/** Bytes on the wire of a first view of /pods, gzipped as served: scripts apart from everything else. */
export async function weigh(browser: Browser, url: string): Promise<string[][]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const types = new Map<string, string>();
  const sizes = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, response, type }) => {
    types.set(requestId, response.mimeType.includes('javascript') ? 'script' : type);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sizes.set(requestId, encodedDataLength);
  });
  await page.goto(`${url}/pods`, { waitUntil: 'load' });
  await page.getByRole('table', { name: 'Pods' }).waitFor();
  await page.waitForTimeout(500);
  const total = (isWanted: (type: string) => boolean) =>
    [...sizes].reduce((sum, [id, size]) => sum + (isWanted(types.get(id) ?? '') ? size : 0), 0);
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  const scripts = total((type) => type === 'script');
  const document = total((type) => type === 'Document');
  const rest = total((type) => ['Document', 'Stylesheet', 'Fetch', 'XHR'].includes(type));
  await page.close();
  return [
    ['first view: HTML, RSC, CSS, JSON on the wire, KB', kilobytes(rest), '≤ 60'],
    ['  of which the document', kilobytes(document), ''],
    ['first-load JavaScript on the wire, KB', kilobytes(scripts), '≤ 220'],
  ];
}
