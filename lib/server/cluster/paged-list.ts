import 'server-only';
import { refusalOf } from '#lib/server/cluster/errors.ts';
import type { CollectionSource } from '#lib/server/cluster/collection-source.ts';
import { ItemReader } from '#lib/server/cluster/item-reader.ts';
import { isObject, objectAt, textAt, type JsonObject } from '#lib/server/cluster/json.ts';
import type { CollectionSink } from '#lib/server/cluster/store.ts';
import { CorruptStream } from '#lib/server/cluster/watch-plan.ts';
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

type Page = AsyncIterable<Buffer>;
type OpenPage = (next: string) => Promise<Page>;

async function readAllPages(source: CollectionSource, sink: CollectionSink, dog: Watchdog): Promise<string> {
  const open: OpenPage = (next) =>
    source.open('list', { limit: pageSize, ...(next === '' ? {} : { continue: next }) }, dog.signal);
  let page = open('');
  for (;;) {
    const { version, following } = await readPage(await page, sink, dog, open);
    if (following === null) return version;
    page = following;
  }
}

/** Asks for the following page as soon as it can be, so that the server makes it while this one is read. */
async function readPage(
  page: Page,
  sink: CollectionSink,
  dog: Watchdog,
  open: OpenPage,
): Promise<{ version: string; following: Promise<Page> | null }> {
  const reader = new ItemReader((item) => sink.listed(item));
  let following: Promise<Page> | null = null;
  for await (const chunk of page) {
    dog.touch();
    reader.push(chunk);
    if (following !== null) continue;
    const next = textAt(metadataOf(reader.envelope('begun')), 'continue');
    if (next === '') continue;
    following = open(next);
    // Told when its turn comes; if that never comes, the reason was told before.
    following.catch(() => {});
  }
  const metadata = metadataOf(reader.envelope('whole'));
  const version = textAt(metadata, 'resourceVersion');
  if (version === '') throw new CorruptStream('a list without a version');
  const next = textAt(metadata, 'continue');
  return { version, following: following ?? (next === '' ? null : open(next)) };
}

function metadataOf(list: unknown): JsonObject {
  return isObject(list) ? objectAt(list, 'metadata') : {};
}
