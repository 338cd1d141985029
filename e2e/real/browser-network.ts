import { chmodSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startProcess, waitUntil } from '#e2e/cluster/process.ts';
import { pathIn, writeIn, type Run } from '#e2e/cluster/run.ts';
import { startTcpProxy } from '#e2e/faults/tcp-proxy.ts';

/** A network of the browser's own, whose loopback leads to products of this machine. */
export type BrowserNetwork = {
  /** Starts the browser inside, with the arguments it is given. */
  launcher: string;
  /** Has this address mean the same inside as outside. */
  forward(url: string): Promise<void>;
};

/** As long as this lives the network does; whatever it holds ends with it. */
const holder = 'browser-network';
const forwarder = fileURLToPath(new URL('forward-main.ts', import.meta.url));

/**
 * Chromium drops every request when an interface of its machine comes or goes (ERR_NETWORK_CHANGED), as each pod's
 * does. In a network namespace of its own it sees none of them.
 */
export async function openBrowserNetwork(run: Run, chromium: string): Promise<BrowserNetwork> {
  const ready = pathIn(run, holder, 'ready');
  const { pid } = startProcess(run, {
    name: holder,
    command: 'unshare',
    arguments: ['--net', 'sh', '-c', 'ip link set lo up && : > "$1" && exec sleep infinity', 'sh', ready],
  });
  const isReady = () => existsSync(ready);
  await waitUntil(run, 'the browser’s network', isReady, { needs: [holder] });
  const enter = `nsenter --net=/proc/${pid}/ns/net`;
  const launcher = writeIn(run, `#!/bin/sh\nexec ${enter} '${chromium}' "$@"\n`, holder, 'chromium');
  chmodSync(launcher, 0o700);
  return { launcher, forward: (url) => forward(run, pid, Number(new URL(url).port)) };
}

/** Namespaces of networks do not divide unix sockets: one of them joins the loopback inside with that outside. */
async function forward(run: Run, pid: number, port: number): Promise<void> {
  const name = `forward-${port}`;
  const socket = pathIn(run, holder, name);
  await startTcpProxy(port, socket);
  startProcess(run, {
    name,
    command: 'nsenter',
    arguments: [`--net=/proc/${pid}/ns/net`, process.execPath, forwarder, String(port), socket],
  });
  const isReady = () => existsSync(`${socket}.ready`);
  await waitUntil(run, 'the way to the product', isReady, { needs: [name] });
}
