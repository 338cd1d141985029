import { createHash } from 'node:crypto';
import { type KubeObject, type NewObject } from './api-server/objects.ts';
import { type ObjectStore } from './api-server/store.ts';
import { timestamp } from './api-server/time.ts';

export type Happening = {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  fieldPath?: string;
};

type Entry = { name: string; about: NewObject; count: number; first: number; last: number; told: boolean };

// kube-apiserver --event-ttl.
const TIME_TO_LIVE = 3_600_000;
const SWEEP_EVERY = 60_000;

/** Writes events as client-go's recorder does: equal ones about one object are counted, old ones vanish. */
export class EventRecorder {
  readonly #store: ObjectStore;
  readonly #entries = new Map<string, Entry>();
  readonly #untold = new Set<string>();
  #cancelSweep: () => void = () => undefined;

  constructor(store: ObjectStore) {
    this.#store = store;
    this.#sweepLater();
  }

  /** Notes what happened to `object` at `at`, `times` over; nothing is written before `tell`. */
  note(
    object: KubeObject,
    source: { component: string; host?: string },
    happening: Happening,
    at: number,
    times = 1,
  ): void {
    const key = keyOf(object, happening);
    const known = this.#entries.get(key);
    if (known !== undefined) {
      known.count += times;
      known.last = Math.max(known.last, at);
    } else {
      const hash = createHash('sha256').update(key).digest('hex').slice(0, 16);
      const name = `${object.metadata.name}.${hash}`;
      const about = aboutObject(object, source, happening);
      this.#entries.set(key, { name, about, count: times, first: at, last: at, told: false });
    }
    this.#untold.add(key);
  }

  /** Whether an equal event is still kept. */
  knows(object: KubeObject, happening: Happening): boolean {
    return this.#entries.has(keyOf(object, happening));
  }

  /** Writes everything noted since the last call that has not expired meanwhile. */
  tell(): void {
    const keys = [...this.#untold];
    this.#untold.clear();
    for (const key of keys) {
      const entry = this.#entries.get(key);
      if (entry === undefined) continue;
      if (this.#isOver(entry)) this.#entries.delete(key);
      else this.#write(entry);
    }
  }

  stop(): void {
    this.#cancelSweep();
  }

  #write(entry: Entry): void {
    const namespace = entry.about.metadata.namespace ?? 'default';
    const seen = {
      count: entry.count,
      firstTimestamp: timestamp(entry.first),
      lastTimestamp: timestamp(entry.last),
    };
    if (entry.told && this.#store.get('events', namespace, entry.name) !== undefined) {
      this.#store.mutate('events', namespace, entry.name, (draft) => ({ ...draft, ...seen }));
      return;
    }
    entry.told = true;
    this.#store.delete('events', namespace, entry.name);
    const metadata = { name: entry.name, namespace, creationTimestamp: timestamp(entry.first) };
    this.#store.create('events', { ...entry.about, metadata, ...seen });
  }

  #isOver({ last }: Entry): boolean {
    return last < this.#store.clock.now() - TIME_TO_LIVE;
  }

  #sweepLater(): void {
    this.#cancelSweep = this.#store.clock.setTimeout(() => {
      for (const [key, entry] of this.#entries) {
        if (!this.#isOver(entry)) continue;
        this.#entries.delete(key);
        this.#store.delete('events', entry.about.metadata.namespace, entry.name);
      }
      this.#sweepLater();
    }, SWEEP_EVERY);
  }
}

function keyOf(object: KubeObject, { fieldPath = '', type, reason, message }: Happening): string {
  return [object.metadata.uid, fieldPath, type, reason, message].join('\n');
}

function aboutObject(
  object: KubeObject,
  source: { component: string; host?: string },
  { type, reason, message, fieldPath }: Happening,
): NewObject {
  const { metadata, kind, apiVersion } = object;
  return {
    metadata: { namespace: metadata.namespace ?? 'default' },
    involvedObject: {
      kind,
      ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
      name: metadata.name,
      uid: metadata.uid,
      apiVersion,
      resourceVersion: metadata.resourceVersion,
      ...(fieldPath === undefined ? {} : { fieldPath }),
    },
    type,
    reason,
    message,
    source,
    eventTime: null,
    reportingComponent: source.component,
    reportingInstance: source.host ?? '',
  };
}
