import 'server-only';
import { refusalOf } from '#lib/server/cluster/errors.ts';
import type { CollectionSource } from '#lib/server/cluster/collection-source.ts';
import { isObject, objectAt, textAt } from '#lib/server/cluster/json.ts';
import { ItemScanner } from '#lib/server/cluster/scanner.ts';
import type { CollectionSink } from '#lib/server/cluster/store.ts';
import { CorruptStream } from '#lib/server/cluster/watch-plan.ts';
import { parseObject } from '#lib/server/cluster/watch-event.ts';
import type { Watchdog } from '#lib/server/cluster/watchdog.ts';

const pageSize = 500;
const freshStarts = 2;

/**
 * Reads a whole list in pages of 500 into `sink` and gives the version a watch may start from. A 410 in the middle
 * (the server forgets its snapshot after minutes) starts over, twice at most.
 * @throws AppError or CorruptStream; `sink` then has had rows, but no `listEnded`
 */
export async function readPages(
  source: CollectionSource,
  sink: CollectionSink,
  dog: Watchdog,
): Promise<string> {
  for (let start = 0; ; start += 1) {
    sink.listing();
    try {
      const version = await readAllPages(source, sink, dog);
      sink.listEnded();
      return version;
    } catch (error) {
      if (start >= freshStarts || refusalOf(error)?.status !== 410) throw error;
    }
  }
}

async function readAllPages(source: CollectionSource, sink: CollectionSink, dog: Watchdog): Promise<string> {
  let next = '';
  for (;;) {
    const query = { limit: pageSize, ...(next === '' ? {} : { continue: next }) };
    const page = await readPage(source, sink, dog, query);
    if (page.next === '') return page.version;
    next = page.next;
  }
}

async function readPage(
  source: CollectionSource,
  sink: CollectionSink,
  dog: Watchdog,
  query: { limit: number; continue?: string },
): Promise<{ version: string; next: string }> {
  const scanner = new ItemScanner();
  for await (const chunk of await source.open('list', query, dog.signal)) {
    dog.touch();
    for (const item of scanner.push(chunk)) sink.listed(parseObject(item));
  }
  const list = scanner.envelope();
  const metadata = isObject(list) ? objectAt(list, 'metadata') : {};
  const version = textAt(metadata, 'resourceVersion');
  if (version === '') throw new CorruptStream('a list without a version');
  return { version, next: textAt(metadata, 'continue') };
}
