import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { freePorts } from '#e2e/cluster/ports.ts';
import type { Json } from '#e2e/contract/client.ts';
import { projectRoot } from '#scripts/root.ts';

/** The product as a person starts it, in processes of its own. */
export type Product = {
  /** Address of its pages; browser stories take it as BASE_URL. */
  url: string;
  get(path: string, headers?: Record<string, string>): Promise<{ status: number; body: Json }>;
  post(path: string, body: object, headers?: Record<string, string>): Promise<Response>;
  /** What it wrote to its terminal. */
  output(): string;
  stop(): Promise<void>;
};

type Settings =
  | { kubeconfig: string; namespaces?: readonly string[] }
  /** As in a pod: no kubeconfig, this environment. */
  | { environment: Record<string, string> };

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
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-20_000)));
  }
  const ended = once(child, 'exit');
  const product: Product = {
    url,
    async get(path, headers = {}) {
      const answer = await fetch(url + path, { headers });
      return { status: answer.status, body: await readJson(answer) };
    },
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          ...{ 'content-type': 'application/json', origin: url, 'sec-fetch-site': 'same-origin' },
          ...headers,
        },
      }),
    output: () => output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
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

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function readJson(answer: Response): Promise<Json> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
