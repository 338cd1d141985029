import type { StreamEvent } from '#lib/api/events.ts';
import { api } from '#lib/paths.ts';
import { apiUrl } from './api.ts';

/** How this tab hears of changes. `away`: nobody holds a stream just now, pages ask by themselves. */
export type LiveState = 'connecting' | 'open' | 'away';

type Listener = (event: StreamEvent) => void;
type StateListener = (state: LiveState) => void;

/** What tabs say to each other. Only the one that reads the stream answers who asks. */
type Said = { is: 'event'; event: StreamEvent } | { is: 'state'; state: LiveState } | { is: 'asking' };

const lockName = 'pullport-live';
const channelName = 'pullport-live';
/** Milliseconds before a stream that was refused is asked for again; up to twice that, so that browsers come apart. */
const reopenAfter = 3000;
/** Pods remembered to be gone; a page shows a hundred. */
const mostGone = 2000;

/**
 * The one event stream of a browser. The tab that holds the lock reads it and passes on what it hears; when that tab
 * closes, another takes the lock. Browsers allow six connections per host over HTTP/1.1, so one per view is too many.
 */
export class LiveStream {
  readonly #listeners = new Set<Listener>();
  readonly #stateListeners = new Set<StateListener>();
  #ended = new AbortController();
  #channel: BroadcastChannel | null = null;
  #source: EventSource | null = null;
  #reopening: ReturnType<typeof setTimeout> | undefined;
  #state: LiveState = 'connecting';
  readonly #gone = new Set<string>();

  /** Begins to listen; may be called again after stop. */
  start(): void {
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    this.#channel = new BroadcastChannel(channelName);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Said>) => this.#hear(data));
    this.#say({ is: 'asking' });
    // Plain http on another host than loopback is no secure context: no locks there, so each tab reads for itself.
    if (!('locks' in navigator)) return this.#open();
    void navigator.locks
      .request(lockName, { signal }, () => {
        this.#open();
        return new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => resolve());
        });
      })
      .catch(() => undefined);
  }

  stop(): void {
    this.#ended.abort();
    clearTimeout(this.#reopening);
    this.#source?.close();
    this.#source = null;
    this.#channel?.close();
    this.#channel = null;
  }

  get state(): LiveState {
    return this.#state;
  }

  /** Whether the stream has told that this pod is no more; its uid never comes back. */
  isGone(uid: string): boolean {
    return this.#gone.has(uid);
  }

  onEvent(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onState(listener: StateListener): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  #open(): void {
    const source = new EventSource(apiUrl(api.events()));
    source.addEventListener('open', () => this.#reached('open'));
    source.addEventListener('error', () => this.#failed(source));
    source.addEventListener('message', (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as StreamEvent;
      this.#say({ is: 'event', event });
      this.#tell(event);
    });
    this.#source = source;
  }

  /** Browsers connect again by themselves after a cut, but give up for good after an answer that is no stream. */
  #failed(source: EventSource): void {
    if (source.readyState !== EventSource.CLOSED) return this.#reached('connecting');
    this.#reached('away');
    this.#reopening = setTimeout(() => this.#open(), reopenAfter * (1 + Math.random()));
  }

  /** What another tab says; whoever reads a stream of its own knows better. */
  #hear(said: Said): void {
    if (this.#source !== null) {
      if (said.is === 'asking') this.#say({ is: 'state', state: this.#state });
      return;
    }
    if (said.is === 'state') this.#setState(said.state);
    else if (said.is === 'event') this.#tell(said.event);
  }

  #say(said: Said): void {
    this.#channel?.postMessage(said);
  }

  /** The state of the stream itself, which holds for all tabs. */
  #reached(state: LiveState): void {
    this.#setState(state);
    this.#say({ is: 'state', state });
  }

  #tell(event: StreamEvent): void {
    if (event.type === 'pods') this.#remember(event.gone);
    for (const listener of this.#listeners) listener(event);
  }

  #remember(gone: readonly string[]): void {
    for (const uid of gone) this.#gone.add(uid);
    for (const oldest of this.#gone) {
      if (this.#gone.size <= mostGone) return;
      this.#gone.delete(oldest);
    }
  }

  #setState(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#stateListeners) listener(state);
  }
}
