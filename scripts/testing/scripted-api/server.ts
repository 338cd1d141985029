import { EventEmitter } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { ScriptedEvent, ScriptedObject } from '#scripts/testing/scripted-api/objects.ts';

/** What goes wrong with one answer; `undefined` in the script: nothing. */
export type Fault =
  | { is: 'status'; status: number; reason?: string; headers?: Record<string, string>; message?: string }
  /** An ERROR event after the first `after` events. */
  | { is: 'error-event'; code: number; reason: string; after: number }
  | { is: 'cut'; after: number }
  | { is: 'end'; after: number }
  /** These bytes instead of an answer. */
  | { is: 'bytes'; bytes: Buffer }
  /** The head and nothing more, the connection stays. */
  | { is: 'silence' };

export type ScriptedState = {
  /** What a list shows. */
  objects: ScriptedObject[];
  version: number;
  /** Everything that can be watched, oldest first. */
  log: ScriptedEvent[];
};

export type Asked = { kind: 'list' | 'watch' | 'streaming list'; query: URLSearchParams; path: string };

/** An API server of one collection, whose every answer can be scripted to go wrong. */
export class ScriptedApi extends EventEmitter<{ asked: [Asked] }> {
  readonly state: ScriptedState;
  readonly asked: Asked[] = [];
  /** What is answered with 403. */
  forbidden: (asked: Asked) => boolean = () => false;
  /** Faults of the coming answers of each kind, in order. */
  readonly faults: Record<Asked['kind'], (Fault | undefined)[]> = {
    list: [],
    watch: [],
    'streaming list': [],
  };
  readonly #server = createServer((request, response) => {
    const { searchParams: query, pathname: path } = new URL(request.url ?? '/', 'http://h');
    const kind = !query.has('watch') ? 'list' : query.has('sendInitialEvents') ? 'streaming list' : 'watch';
    const asked: Asked = { kind, query, path };
    this.asked.push(asked);
    const refusal: Fault = { is: 'status', status: 403, reason: 'Forbidden' };
    this.#answer(asked, response, this.forbidden(asked) ? refusal : this.faults[kind].shift());
    this.emit('asked', asked);
  });

  constructor(state: ScriptedState) {
    super();
    this.state = state;
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => void this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    return `http://127.0.0.1:${address.port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer({ kind, query }: Asked, response: ServerResponse, fault: Fault | undefined): void {
    if (fault?.is === 'status') return sendStatus(response, fault);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    if (fault?.is === 'silence') return;
    const bytes = fault?.is === 'bytes' ? fault.bytes : this.#body(kind, query, fault);
    if (fault?.is === 'cut') {
      response.write(bytes.subarray(0, fault.after), () => response.destroy());
      return;
    }
    response.write(bytes);
    if (kind === 'list' || fault?.is === 'end' || fault?.is === 'bytes') response.end();
  }

  #body(kind: Asked['kind'], query: URLSearchParams, fault: Fault | undefined): Buffer {
    if (kind === 'list') return Buffer.from(this.#list(query));
    const from = Number(query.get('resourceVersion') ?? 0);
    let lines = kind === 'watch' ? this.#after(from) : this.#initial();
    if (fault?.is === 'end' || fault?.is === 'error-event') lines = lines.slice(0, fault.after);
    if (fault?.is === 'error-event') {
      lines.push(
        JSON.stringify({ type: 'ERROR', object: { kind: 'Status', code: fault.code, reason: fault.reason } }),
      );
    }
    return Buffer.from(lines.map((line) => `${line}\n`).join(''));
  }

  #after(version: number): string[] {
    return this.state.log
      .filter(({ object }) => Number(object.metadata.resourceVersion) > version)
      .map((event) => JSON.stringify(event));
  }

  #initial(): string[] {
    const added = this.state.objects.map((object) => JSON.stringify({ type: 'ADDED', object }));
    const annotations = { 'k8s.io/initial-events-end': 'true' };
    const metadata = { resourceVersion: String(this.state.version), annotations };
    return [
      ...added,
      JSON.stringify({ type: 'BOOKMARK', object: { kind: 'Pod', metadata } }),
      ...this.#after(this.state.version),
    ];
  }

  #list(query: URLSearchParams): string {
    const from = Number(query.get('continue') ?? 0);
    const to = from + Math.min(2, Number(query.get('limit') ?? 2));
    const rest = to < this.state.objects.length ? { continue: String(to) } : {};
    const metadata = { resourceVersion: String(this.state.version), ...rest };
    return JSON.stringify({
      kind: 'PodList',
      apiVersion: 'v1',
      metadata,
      items: this.state.objects.slice(from, to),
    });
  }
}

function sendStatus(response: ServerResponse, fault: Extract<Fault, { is: 'status' }>): void {
  response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
  const { status: code, reason = '', message = '' } = fault;
  response.end(JSON.stringify({ kind: 'Status', status: 'Failure', code, reason, message }));
}
