import 'server-only';
import { sleep, type Clock } from '#lib/server/clock.ts';
import type { CollectionSource } from '#lib/server/cluster/collection-source.ts';
import type { WatchFreshness } from '#lib/server/cluster/freshness.ts';
import type { Gate } from '#lib/server/cluster/gate.ts';
import { LineSplitter } from '#lib/server/cluster/lines.ts';
import { readPages } from '#lib/server/cluster/paged-list.ts';
import type { CollectionSink } from '#lib/server/cluster/store.ts';
import { parseEvent, type WatchEvent } from '#lib/server/cluster/watch-event.ts';
import { backOff, CorruptStream, planAfter } from '#lib/server/cluster/watch-plan.ts';
import { WatchRight } from '#lib/server/cluster/watch-right.ts';
import { WatchStatus } from '#lib/server/cluster/watch-status.ts';
import { Watchdog } from '#lib/server/cluster/watchdog.ts';

export type WatchOptions = {
  source: CollectionSource;
  sink: CollectionSink;
  gate: Gate;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  /** How lists are asked for at first; a server without streaming lists is found out and remembered. */
  lists: 'streaming' | 'pages';
  onFreshness: (freshness: WatchFreshness) => void;
};

/** How often a collection is listed that may not be watched. Milliseconds, a tenth more or less. */
const pollInterval = 30_000;

const streamingList = { sendInitialEvents: 'true', resourceVersionMatch: 'NotOlderThan' };

/**
 * Keeps a collection followed: list, then watch from the list's version, for ever, whatever breaks. Rows stay until a
 * complete new list replaces them; half a line is never applied.
 *
 *   no version ── list ──▶ version ── watch ──▶ clean end or silence: watch again from the last version
 *       ▲                     │                 broken: wait, then watch again from the last version
 *       └───── 410, 403 ──────┘
 *
 * Where the list is allowed and the watch is not, the list is read every 30 s instead.
 */
export class Watch {
  readonly #options: WatchOptions;
  readonly #status: WatchStatus;
  readonly #right: WatchRight;
  readonly #ended = new AbortController();
  #lists: WatchOptions['lists'];
  #version: string | null = null;
  #failures = 0;
  /** Watches in a row that ended without an event; they must not spin. */
  #idleEnds = 0;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#lists = options.lists;
    this.#right = new WatchRight(options.clock);
    this.#status = new WatchStatus(options.source, options.clock, options.onFreshness);
    void this.#run();
  }

  freshness(): WatchFreshness {
    return this.#status.freshness();
  }

  /** Ends it for good; nothing reaches the sink after this. */
  close(): void {
    this.#ended.abort();
  }

  async #run(): Promise<void> {
    const { gate, clock, random } = this.#options;
    for (;;) {
      await gate.pass(this.#ended.signal);
      if (this.#ended.signal.aborted) return;
      try {
        await (this.#right.isListOnly ? this.#poll() : this.#connect());
        this.#failures = 0;
        if (this.#idleEnds > 0) await sleep(clock, backOff(this.#idleEnds, random), this.#ended.signal);
      } catch (error) {
        if (this.#ended.signal.aborted) return;
        await this.#recover(error);
      }
    }
  }

  async #connect(): Promise<void> {
    const dog = new Watchdog(this.#options.clock, this.#ended.signal);
    let isOpen = false;
    try {
      if (this.#version === null) await this.#list(dog);
      await this.#watch(dog, () => {
        isOpen = true;
      });
    } catch (error) {
      // An open watch that fell silent is replaced without a word; if that fails too, it is said.
      if (!isOpen || !dog.isSilent || this.#version === null) throw error;
    } finally {
      dog.stop();
    }
  }

  /** One list, and the wait for the next. Rows stay until the list has ended. */
  async #poll(): Promise<void> {
    const { source, sink, clock, random } = this.#options;
    const dog = new Watchdog(clock, this.#ended.signal);
    try {
      this.#version = null;
      this.#listed(await readPages(source, sink, dog));
    } finally {
      dog.stop();
    }
    this.#right.allowed('list');
    const wait = pollInterval * (0.9 + 0.2 * random());
    this.#status.polled(clock.now() + wait);
    await sleep(clock, wait, this.#ended.signal);
  }

  /** In pages; a streaming list is the beginning of the watch itself. */
  async #list(dog: Watchdog): Promise<void> {
    const { source, sink } = this.#options;
    this.#status.listing();
    if (this.#lists === 'streaming') return sink.listing();
    this.#listed(await readPages(source, sink, dog));
  }

  async #watch(dog: Watchdog, onOpen: () => void): Promise<void> {
    const { source } = this.#options;
    const from = this.#version === null ? streamingList : { resourceVersion: this.#version };
    const body = await source.open('watch', { ...from, allowWatchBookmarks: 'true' }, dog.signal);
    onOpen();
    this.#right.allowed('watch');
    if (this.#version !== null) this.#status.live();
    const lines = new LineSplitter();
    let events = 0;
    for await (const chunk of body) {
      dog.touch();
      this.#status.heard();
      for (const line of lines.push(chunk)) {
        if (this.#ended.signal.aborted) return;
        // What a list brings is no sign yet that its version can be watched from.
        if (this.#version !== null) events += 1;
        this.#apply(parseEvent(line, source));
      }
      if (events > 0) this.#failures = 0;
    }
    if (this.#version === null) throw new CorruptStream('a list that ended before its end');
    if (lines.isMidLine) throw new CorruptStream('a line that was cut off');
    this.#idleEnds = events === 0 ? this.#idleEnds + 1 : 0;
  }

  #apply(event: WatchEvent): void {
    const { sink } = this.#options;
    if (event.is === 'bookmark') {
      if (this.#version !== null) this.#version = event.version;
      else if (event.endsList) {
        sink.listEnded();
        this.#listed(event.version);
        this.#status.live();
      }
      return;
    }
    // The versions of a list's objects are those of the objects, not places a watch could go on from.
    if (this.#version === null && event.type !== 'DELETED') return sink.listed(event.object);
    sink.event(event.type, event.object);
    if (this.#version !== null) this.#version = event.version;
  }

  #listed(version: string): void {
    this.#version = version;
    this.#idleEnds = 0;
    this.#status.listed();
  }

  async #recover(error: unknown): Promise<void> {
    const { clock, gate, random, sink } = this.#options;
    this.#failures += 1;
    const lists = this.#right.isListOnly ? 'pages' : this.#lists;
    const listing = this.#version === null ? lists : null;
    const plan = this.#right.believed(
      planAfter(error, { failures: this.#failures, listing, random }),
      random,
    );
    const nextTryAt = clock.now() + plan.wait;
    if (plan.next !== 'resume') this.#version = null;
    if (plan.next === 'relist-in-pages') this.#lists = 'pages';
    if (plan.outcome === 'throttled') gate.closeFor(plan.wait);
    if (plan.outcome === 'list-refused') {
      sink.forget();
      this.#status.forbidden(plan.sentence, nextTryAt);
    } else if (plan.wait > 0) this.#status.broken(plan.sentence, nextTryAt);
    await sleep(clock, plan.wait, this.#ended.signal);
  }
}
