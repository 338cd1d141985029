import { openJson, writeParts } from './answers.ts';
import { type ResourceCall } from './call.ts';
import { type StoreEvent } from './history.ts';
import { apiVersionOf } from './kinds.ts';
import { type ListOptions, readListOptions } from './list-options.ts';
import { limitedOutlet } from './outlet.ts';
import { type Predicate, readSelection } from './selectors.ts';
import { expired } from './status.ts';
import { type StoredObject } from './stored-object.ts';
import { eventLine, ownLine } from './watch-lines.ts';

// A client that reads nothing must not fill the memory: a real server drops it too.
const MOST_WAITING = 64 * 1024 * 1024;
const SHORTEST_WATCH = 1_800_000;

/** Answers a watch until the client leaves, its time is over or the server closes. Throws StatusError 400 or 422. */
export async function answerWatch(call: ResourceCall): Promise<void> {
  const options = readListOptions(call.query, 'watch', call.context.lists);
  const matches = watched(call);
  openJson(call.outlet);
  await new Watch(call, options, matches).run();
}

function watched({ kind, info, query }: ResourceCall): Predicate {
  const selection = readSelection(kind, query);
  const inNamespace = kind.namespaced && info.namespace !== '';
  return (object) =>
    (!inNamespace || object.metadata.namespace === info.namespace) &&
    (selection.trivial || selection.matches(object));
}

class Watch {
  readonly #call: ResourceCall;
  readonly #options: ListOptions;
  readonly #matches: Predicate;
  #outlet: ResourceCall['outlet'];
  /** Changes that came while the initial state is still being written; null once it is. */
  #held: StoreEvent[] | null = [];
  #first = true;
  #leave: (() => void)[] = [];

  constructor(call: ResourceCall, options: ListOptions, matches: Predicate) {
    this.#call = call;
    this.#options = options;
    this.#matches = matches;
    this.#outlet = call.outlet;
  }

  async run(): Promise<void> {
    const { context, kind, info, user, fault } = this.#call;
    const { store } = context.cluster;
    this.#outlet.onClose(() => this.#stop());
    if (fault?.kind === 'expired') return this.#expire();
    const start = this.#options.version;
    const fromNow = start === null || start === 0 || this.#options.sendInitialEvents === true;
    const past = fromNow ? [] : store.since(kind.resource, start);
    if (past === null) return this.#expire();

    const initial = fromNow && this.#options.sendInitialEvents !== false ? store.stored(kind.resource) : [];
    const version = store.version;
    this.#leave.push(
      store.subscribe(kind.resource, (event) => this.#hear(event)),
      context.faults.register({
        person: user.name,
        info,
        expire: () => this.#expire(),
        end: () => this.#end(),
        destroy: () => this.#outlet.destroy(),
        silence: () => (this.#outlet = limitedOutlet(this.#outlet, 0, 'silence')),
      }),
    );
    this.#startClocks();
    await writeParts(this.#outlet, this.#initialLines(initial));
    if (this.#options.sendInitialEvents === true && this.#options.bookmarks) this.#bookmark(version, true);
    const held = this.#held ?? [];
    this.#held = null;
    for (const event of [...past, ...held]) this.#tell(event);
  }

  *#initialLines(initial: readonly StoredObject[]): Generator<string> {
    const { shape } = this.#call;
    for (const stored of initial) {
      if (!this.#matches(stored.object)) continue;
      yield eventLine('ADDED', this.#first ? shape.single(stored) : shape.next(stored));
      this.#first = false;
    }
  }

  #hear(event: StoreEvent): void {
    if (this.#held === null) this.#tell(event);
    else this.#held.push(event);
  }

  #tell(event: StoreEvent): void {
    const type = this.#seenAs(event);
    if (type === null || this.#outlet.closed) return;
    const { context, shape } = this.#call;
    const line = this.#first
      ? eventLine(type, shape.single(event.stored))
      : context.lines.line(type, event.stored, shape);
    this.#first = false;
    this.#outlet.write(line);
    if (this.#outlet.waiting > MOST_WAITING) this.#outlet.destroy();
  }

  // An object that leaves the selection is told as deleted, one that enters it as added.
  #seenAs({ type, object, previous }: StoreEvent): StoreEvent['type'] | null {
    const before = previous !== null && this.#matches(previous);
    const after = type !== 'DELETED' && this.#matches(object);
    if (before && after) return 'MODIFIED';
    if (before) return 'DELETED';
    return after ? 'ADDED' : null;
  }

  #startClocks(): void {
    const { context } = this.#call;
    const { clock } = context.cluster.store;
    const lasting = this.#options.timeout ?? SHORTEST_WATCH * (1 + context.random.next());
    this.#leave.push(clock.setTimeout(() => this.#end(), lasting));
    if (!this.#options.bookmarks) return;
    let cancel = (): void => undefined;
    const again = (): void => {
      cancel = clock.setTimeout(() => {
        // While the initial state is under way its version would promise too much.
        if (this.#held === null) this.#bookmark(context.cluster.store.version, false);
        again();
      }, context.bookmarkEvery);
    };
    again();
    this.#leave.push(() => cancel());
  }

  #bookmark(version: number, endsInitial: boolean): void {
    const { kind } = this.#call;
    const annotations = endsInitial ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {};
    const metadata = { resourceVersion: String(version), ...annotations };
    if (this.#outlet.closed) return;
    this.#outlet.write(ownLine('BOOKMARK', { kind: kind.kind, apiVersion: apiVersionOf(kind), metadata }));
  }

  #expire(): void {
    const { store } = this.#call.context.cluster;
    const asked = this.#options.version ?? 0;
    const error = expired(`too old resource version: ${asked} (${store.version})`);
    if (!this.#outlet.closed) this.#outlet.write(ownLine('ERROR', error.toStatus()));
    this.#end();
  }

  #end(): void {
    this.#stop();
    if (!this.#outlet.closed) this.#outlet.end();
  }

  #stop(): void {
    for (const leave of this.#leave.splice(0)) leave();
  }
}
