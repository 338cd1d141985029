import type { Page } from '@playwright/test';

/** Everything the page's scripts hold in memory, after what is not needed any more was collected. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

/** Whether a text is anywhere in it; the heap itself is too long for the message of a test that fails. */
export async function heapHolds(page: Page, text: string): Promise<boolean> {
  return (await heapOf(page)).includes(text);
}
