import { randomBytes } from 'node:crypto';
import type { Account } from '#e2e/cluster/bearer.ts';
import type { ClusterKeys } from '#e2e/cluster/keys.ts';
import { runCommand, startProcess, waitUntil } from '#e2e/cluster/process.ts';
import { mendedFolder } from '#e2e/cluster/registry-front.ts';
import { pathIn, writeIn, type Run } from '#e2e/cluster/run.ts';
import type { ServicesOptions } from '#e2e/cluster/services-main.ts';

export type RegistryPorts = {
  open: number;
  password: number;
  tls: number;
  front: number;
  silent: number;
  /** Nothing listens here. */
  closed: number;
};

/** What the images' hosts are called; every name is loopback on the node, `host:port` each. */
export type Hosts = ReturnType<typeof hostNames>;

export type Registries = {
  hosts: Hosts;
  /** May pull everything from the registries that ask for a password, and from `tokens`. */
  account: Account;
  /** Known to `tokens` only, where it may pull checkout/. */
  narrowAccount: Account;
  /** Where images are pushed, without a password. */
  pushTo: string;
};

/** Names of the registries by what they do; see registry-front.ts for those that misbehave. */
function hostNames(ports: RegistryPorts) {
  return {
    open: `public.corp.test:${ports.open}`,
    password: `registry.corp.test:${ports.password}`,
    trustedTls: `secure.corp.test:${ports.tls}`,
    untrustedTls: `vault.corp.test:${ports.tls}`,
    plainAskedByTls: `plain.corp.test:${ports.password}`,
    tokens: `tokens.corp.test:${ports.front}`,
    rateLimited: `hub.corp.test:${ports.front}`,
    forbidding: `restricted.corp.test:${ports.front}`,
    unavailable: `mirror.corp.test:${ports.front}`,
    hangingUp: `edge.corp.test:${ports.front}`,
    outdated: `museum.corp.test:${ports.front}`,
    corrupting: `archive.corp.test:${ports.front}`,
    silent: `slow.corp.test:${ports.silent}`,
    refusing: `offline.corp.test:${ports.closed}`,
    unknown: 'registry.corp.invalid',
  } as const;
}

/** Hosts that the runtime is to ask by plain http. */
export function plainHttpHosts(hosts: Hosts): string[] {
  const { trustedTls, untrustedTls, plainAskedByTls, silent, unknown } = hosts;
  const askedByTls: readonly string[] = [trustedTls, untrustedTls, plainAskedByTls, silent, unknown];
  return Object.values(hosts).filter((host) => !askedByTls.includes(host));
}

/** Starts three registries over one storage (open, with password, TLS with password) and our own servers. */
export async function startRegistries(
  run: Run,
  keys: ClusterKeys,
  ports: RegistryPorts,
  nameServer: string,
): Promise<Registries> {
  const account: Account = { username: 'ci-robot', password: password(), repositories: [''] };
  const narrowAccount: Account = {
    username: 'checkout-robot',
    password: password(),
    repositories: ['checkout/'],
  };
  const file = pathIn(run, 'registries', 'htpasswd');
  await runCommand('htpasswd', ['-c', '-b', '-B', '-C', '5', file, account.username, account.password]);
  const auth = { auth: { htpasswd: { realm: 'Registry', path: file } } };
  const tls = { certificate: keys.tlsRegistry.certificate, key: keys.tlsRegistry.key };
  startRegistry(run, 'registry-open', ports.open, {});
  startRegistry(run, 'registry-password', ports.password, auth);
  startRegistry(run, 'registry-tls', ports.tls, auth, tls);
  startServices(run, {
    nameServer,
    front: {
      ...{ port: ports.front, storagePort: ports.open, accounts: [account, narrowAccount] },
      mended: mendedFolder(run),
    },
    silentPort: ports.silent,
  });
  const pushTo = `http://127.0.0.1:${ports.open}`;
  const needs = ['registry-open', 'registry-password', 'registry-tls', 'services'];
  await waitUntil(run, 'the registries', () => answers(`${pushTo}/v2/`), { needs });
  return { hosts: hostNames(ports), account, narrowAccount, pushTo };
}

function startRegistry(run: Run, name: string, port: number, auth: object, tls?: object): void {
  const config = {
    version: '0.1',
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: {
      filesystem: { rootdirectory: pathIn(run, 'registries', 'storage') },
      maintenance: { uploadpurging: { enabled: false } },
    },
    http: {
      addr: `127.0.0.1:${port}`,
      secret: 'one storage, several registries',
      relativeurls: true,
      ...(tls ? { tls } : {}),
    },
    ...auth,
  };
  const file = writeIn(run, JSON.stringify(config), 'registries', `${name}.yaml`);
  // The registry would warn of every variable with its prefix, and tracing has no place here.
  const environment = { OTEL_TRACES_EXPORTER: 'none' };
  startProcess(run, { name, command: 'docker-registry', arguments: ['serve', file], environment });
}

function startServices(run: Run, options: ServicesOptions): void {
  const file = writeIn(run, JSON.stringify(options), 'registries', 'services.json');
  const program = new URL('services-main.ts', import.meta.url).pathname;
  startProcess(run, { name: 'services', command: process.execPath, arguments: [program, file] });
}

function password(): string {
  return randomBytes(12).toString('base64url');
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
