import { manualClock, type ManualClock } from '#lib/demo/clock.ts';
import { seededRandom } from '#lib/demo/random.ts';
import { asObject, type JsonObject, type JsonValue } from './objects.ts';
import { type ApiServer, type ApiServerOptions, startApiServer } from './server.ts';
import { ObjectStore } from './store.ts';

export type Answer = { status: number; headers: Headers; body: JsonObject };

export type WatchReader = {
  /** The next event of the stream, null at its end. */
  next(): Promise<JsonObject | null>;
  leave(): Promise<void>;
};

/** A running server with one namespace `shop`, whose `admin` may do everything and `alice` nothing yet. */
export type TestServer = {
  api: ApiServer;
  store: ObjectStore;
  clock: ManualClock;
  call(method: string, path: string, body?: JsonValue, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  watch(path: string, headers?: Record<string, string>): Promise<WatchReader>;
};

export const PODS = '/api/v1/namespaces/shop/pods';
export const SECRETS = '/api/v1/namespaces/shop/secrets';
export const DEFAULT_ACCOUNT = '/api/v1/namespaces/shop/serviceaccounts/default';
export const ALICE = { Authorization: 'Bearer alice-token' };

const START = Date.UTC(2026, 0, 15, 12);
const ADMIN = { Authorization: 'Bearer admin-token' };

/** Starts it on a free port; paths go out as `admin` unless `headers` say otherwise. */
export async function startTestServer(
  options: Partial<ApiServerOptions> & { historyLimit?: number } = {},
): Promise<TestServer> {
  const { historyLimit = 2_000, ...others } = options;
  const clock = manualClock(START);
  const store = new ObjectStore({ clock, random: seededRandom(7), historyLimit });
  store.create('namespaces', { metadata: { name: 'shop' }, status: { phase: 'Active' } });
  store.create('serviceaccounts', { metadata: { name: 'default', namespace: 'shop' } });
  const people = [
    { name: 'admin', groups: ['system:masters'], token: 'admin-token' },
    { name: 'alice', groups: ['team-shop'], token: 'alice-token' },
  ];
  const api = await startApiServer({ store, people, ...others });

  async function call(
    method: string,
    path: string,
    body?: JsonValue,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const response = await fetch(api.url + path, {
      method,
      ...content,
      headers: { ...ADMIN, ...type, ...headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: asObject(parse(text)) ?? {} };
  }

  return {
    api,
    store,
    clock,
    call,
    get: (path, headers) => call('GET', path, undefined, headers),
    watch: async (path, headers = {}) =>
      readWatch(await fetch(api.url + path, { headers: { ...ADMIN, ...headers } })),
  };
}

function parse(text: string): JsonValue {
  return text.startsWith('{') ? JSON.parse(text) : { text };
}

function readWatch(response: Response): WatchReader {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let held = '';
  return {
    async next() {
      while (!held.includes('\n')) {
        const part = await reader?.read();
        if (part === undefined || part.done) return null;
        held += part.value;
      }
      const cut = held.indexOf('\n');
      const line = held.slice(0, cut);
      held = held.slice(cut + 1);
      return asObject(JSON.parse(line)) ?? null;
    },
    leave: async () => {
      await reader?.cancel();
    },
  };
}

/** A pod's body as a person would write it. */
export function podBody(
  name: string,
  more: { labels?: { [key: string]: string }; spec?: JsonObject } = {},
): JsonObject {
  const containers = [{ name: 'main', image: 'registry.corp.example/app:1.0' }];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: more.labels ?? {} },
    spec: { containers, ...more.spec },
  };
}
