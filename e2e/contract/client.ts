import { Agent, request, type Dispatcher } from 'undici';
import type { Target } from '#e2e/contract/target.ts';
import { readEvents, type EventReader } from '#e2e/contract/event-reader.ts';
import type { Access } from '#e2e/cluster/kube-client.ts';

/** JSON as it came; tests look at what they expect there. */
// oxlint-disable-next-line typescript/no-explicit-any -- what is not there fails the expectation
export type Json = { [field: string]: any };

export type Answer = { status: number; headers: Dispatcher.ResponseData['headers']; body: Json };

type CallOptions = { type?: string; accept?: string; headers?: Record<string, string> };

/** One identity's calls. It has no cleverness of its own: the suite proves the server, not a library. */
export type Client = {
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  get(path: string, options?: CallOptions): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  /** As call, but throws with the server's words where it refuses. */
  must(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Json>;
  watch(path: string, options?: CallOptions): Promise<EventReader>;
};

/** Calls with these credentials; null shows none. */
export function clientFor(target: Target, credential: Access['credential'] | null): Client {
  const tls = target.authority === null ? {} : { ca: target.authority };
  const certificate =
    credential !== null && 'certificate' in credential
      ? { cert: credential.certificate, key: credential.key }
      : {};
  const dispatcher = new Agent({ connect: { ...tls, ...certificate } });
  const own: Record<string, string> =
    credential !== null && 'token' in credential ? { authorization: `Bearer ${credential.token}` } : {};

  async function send(method: string, path: string, body: unknown, options: CallOptions) {
    const type = options.type ?? 'application/json';
    const content = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    return request(target.server + path, {
      dispatcher,
      method,
      body: content ?? null,
      headers: {
        accept: options.accept ?? 'application/json',
        ...(content === undefined ? {} : { 'content-type': type }),
        ...own,
        ...options.headers,
      },
    });
  }

  const client: Client = {
    async call(method, path, body, options = {}) {
      const answer = await send(method, path, body, options);
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: parse(await answer.body.text()),
      };
    },
    get: (path, options) => client.call('GET', path, undefined, options),
    post: (path, body) => client.call('POST', path, body),
    async must(method, path, body, options) {
      const answer = await client.call(method, path, body, options);
      if (answer.status < 300) return answer.body;
      throw new Error(`${method} ${path}: ${answer.status} ${answer.body['message']}`);
    },
    watch: async (path, options = {}) => readEvents((await send('GET', path, undefined, options)).body),
  };
  return client;
}

/** What is no JSON object (`ok` of /readyz, the lines of a watch) comes as `{ text }`. */
function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
