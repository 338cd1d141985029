import { type RequestInfo } from './request.ts';

/** What goes wrong. Delays are milliseconds, sizes are bytes of the answer's body. */
export type Fault =
  | { kind: 'status'; code: 401 | 403 | 404 | 410 | 429 | 500 | 503 | 504; retryAfter?: number }
  /** A watch answers 200 and then an ERROR event with code 410; a list answers 410. */
  | { kind: 'expired' }
  | { kind: 'slow'; delay: number }
  | { kind: 'half-open'; afterBytes: number }
  | { kind: 'cut'; afterBytes: number };

/** Which requests it hits: every member given must be equal. */
export type FaultMatch = { person?: string; verb?: string; resource?: string; namespace?: string };

type Script = { match: FaultMatch; fault: Fault; left: number };

/** A running watch, as the injector may break it. */
export type OpenStream = {
  person: string;
  info: RequestInfo;
  /** Sends an ERROR event with code 410 and ends. */
  expire(): void;
  /** Ends properly, as at a timeout. */
  end(): void;
  /** Breaks the connection. */
  destroy(): void;
  /** Says nothing more, ever. */
  silence(): void;
};

/** Scripts what goes wrong: for requests to come by `add`, for running watches by `onStreams`. */
export class FaultInjector {
  #scripts: Script[] = [];
  readonly #streams = new Set<OpenStream>();

  /** Lets `fault` hit the next `times` matching requests (all of them by default). The answer takes it back. */
  add(match: FaultMatch, fault: Fault, times = Number.POSITIVE_INFINITY): () => void {
    const script = { match, fault, left: times };
    this.#scripts.push(script);
    return () => {
      this.#scripts = this.#scripts.filter((other) => other !== script);
    };
  }

  /** Takes back every script. Broken streams stay broken. */
  clear(): void {
    this.#scripts = [];
  }

  /** The fault that hits this request, which uses it up once; the earliest script wins. */
  take(person: string, info: RequestInfo): Fault | null {
    const script = this.#scripts.find(({ match }) => matches(match, person, info));
    if (script === undefined) return null;
    script.left -= 1;
    if (script.left <= 0) this.#scripts = this.#scripts.filter((other) => other !== script);
    return script.fault;
  }

  /** Does this to every running watch that matches; answers how many. */
  onStreams(match: FaultMatch, action: 'expire' | 'end' | 'destroy' | 'silence'): number {
    const hit = [...this.#streams].filter((stream) => matches(match, stream.person, stream.info));
    for (const stream of hit) stream[action]();
    return hit.length;
  }

  /** Makes a running watch known until the answer is called. */
  register(stream: OpenStream): () => void {
    this.#streams.add(stream);
    return () => this.#streams.delete(stream);
  }
}

function matches(match: FaultMatch, person: string, info: RequestInfo): boolean {
  return (
    (match.person === undefined || match.person === person) &&
    (match.verb === undefined || match.verb === info.verb) &&
    (match.resource === undefined || match.resource === info.resource) &&
    (match.namespace === undefined || match.namespace === info.namespace)
  );
}
