import { fileURLToPath } from 'node:url';
import { familyOf } from '#e2e/cluster/family.ts';
import { readLog } from '#e2e/cluster/logs.ts';
import { startProcess, stopProcess, waitUntil, type Environment } from '#e2e/cluster/process.ts';
import { placeOf, type Run } from '#e2e/cluster/run.ts';
import type { Json } from '#e2e/contract/client.ts';
import { isReady } from '#scripts/built-server.ts';

/** The product as a person starts it, in processes of its own. */
export type Product = {
  /** Address of its pages; browser stories take it as BASE_URL. */
  url: string;
  get(path: string, headers?: Record<string, string>): Promise<{ status: number; body: Json }>;
  post(path: string, body: object, headers?: Record<string, string>): Promise<Response>;
  /** Any call. The answer is not read yet, so that its lines can be read as they come. */
  send(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Response>;
  /** What it wrote to its terminal. */
  output(): string;
  stop(): Promise<void>;
  /** As when its node dies: no process of it gets to do anything more. */
  kill(): Promise<void>;
};

type Settings =
  | { kubeconfig: string; namespaces?: readonly string[] }
  /** As in a pod: no kubeconfig, this environment. */
  | { environment: Record<string, string> };

/** Milliseconds: what has not been answered by then never will be. */
const longestAnswer = 30_000;

/** Milliseconds that it may take to end in order; longer than a request may take. */
const longestEnd = 30_000;

const program = fileURLToPath(new URL('../../scripts/enter.mjs', import.meta.url));

/**
 * Starts it by its own command, as a part of the run on whose cluster it is: it ends with it, and its log stays with the
 * others. Resolves when it is ready. Throws with its output where it is not within 60 s.
 */
export async function startProduct(run: Run, settings: Settings): Promise<Product> {
  const { http } = await placeOf(run).ports(['http']);
  const url = `http://127.0.0.1:${http}`;
  const name = `product-${http}`;
  const child = startProcess(run, {
    name,
    command: process.execPath,
    arguments: [program, 'scripts/start.ts', '--port', String(http), ...argumentsFor(settings)],
    environment: environmentFor(settings, url),
  });
  const send: Product['send'] = (method, path, body, headers = {}) =>
    fetch(url + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        ...{ 'content-type': 'application/json', origin: url, 'sec-fetch-site': 'same-origin' },
        ...headers,
      },
    });
  const product: Product = {
    ...{ url, send },
    async get(path, headers = {}) {
      const answer = await fetch(url + path, { headers, signal: AbortSignal.timeout(longestAnswer) });
      return { status: answer.status, body: await readJson(answer) };
    },
    post: (path, body, headers) => send('POST', path, body, headers),
    output: () => readLog(run, name),
    stop: () => stopProcess(run, name, 'SIGTERM', longestEnd),
    async kill() {
      // Parents first, so that none of them gets to mourn.
      for (const pid of familyOf(child.pid)) process.kill(pid, 'SIGKILL');
      await stopProcess(run, name, 'SIGKILL');
    },
  };
  await waitUntil(run, 'Pullport', () => isReady(url), { needs: [name] });
  return product;
}

function argumentsFor(settings: Settings): string[] {
  if (!('kubeconfig' in settings)) return [];
  const { kubeconfig, namespaces = [] } = settings;
  const chosen = namespaces.length > 0 ? ['--namespaces', namespaces.join(',')] : [];
  return ['--kubeconfig', kubeconfig, ...chosen];
}

/** Nothing of the machine's own clusters, nor of the test runner. */
function environmentFor(settings: Settings, url: string): Environment {
  const none = { KUBECONFIG: undefined, NODE_OPTIONS: undefined, VITEST: undefined };
  if ('kubeconfig' in settings) return none;
  // No home, as for the user of the image.
  return { ...none, HOME: '/nonexistent', PULLPORT_PUBLIC_URL: url, ...settings.environment };
}

async function readJson(answer: Response): Promise<Json> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
