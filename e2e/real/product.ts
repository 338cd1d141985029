import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { freePorts } from '#e2e/cluster/ports.ts';
import type { Json } from '#e2e/contract/client.ts';
import { isReady } from '#scripts/built-server.ts';
import { projectRoot } from '#scripts/root.ts';

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

/** Characters: a file's whole log, so that a test can look for what must not be in it. */
const longestOutput = 20_000_000;

/** Milliseconds: what has not been answered by then never will be. */
const longestAnswer = 30_000;

/** Starts it by its own command and resolves when it is ready. Throws with its output where it is not within 60 s. */
export async function startProduct(settings: Settings): Promise<Product> {
  const { http } = await freePorts(['http']);
  const url = `http://127.0.0.1:${http}`;
  const given = argumentsFor(settings);
  const child = spawn(
    process.execPath,
    ['scripts/enter.mjs', 'scripts/start.ts', '--port', String(http), ...given],
    { cwd: projectRoot, env: environmentFor(settings, url), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-longestOutput)));
  }
  const ended = once(child, 'exit');
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
    output: () => output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
    async kill() {
      // Parents first, so that none of them gets to mourn.
      for (const pid of familyOf(child.pid)) process.kill(pid, 'SIGKILL');
      await ended;
    },
  };
  for (let end = Date.now() + 60_000; !(await isReady(url)); await delay(100)) {
    if (child.exitCode === null && Date.now() < end) continue;
    await product.stop();
    throw new Error(`Pullport did not become ready.\n${output}`);
  }
  return product;
}

/** A process and all that it started, read from Linux' /proc. */
function familyOf(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return [pid, ...children.map(Number).flatMap(familyOf)];
}

function argumentsFor(settings: Settings): string[] {
  if (!('kubeconfig' in settings)) return [];
  const { kubeconfig, namespaces = [] } = settings;
  const chosen = namespaces.length > 0 ? ['--namespaces', namespaces.join(',')] : [];
  return ['--kubeconfig', kubeconfig, ...chosen];
}

/** Nothing of the machine's own clusters, nor of the test runner. */
function environmentFor(settings: Settings, url: string): NodeJS.ProcessEnv {
  const { KUBECONFIG: _kubeconfig, NODE_OPTIONS: _options, VITEST: _vitest, ...others } = process.env;
  if ('kubeconfig' in settings) return others;
  // No home, as for the user of the image.
  return { ...others, HOME: '/nonexistent', PULLPORT_PUBLIC_URL: url, ...settings.environment };
}

async function readJson(answer: Response): Promise<Json> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
