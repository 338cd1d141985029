import { existsSync, readFileSync } from 'node:fs';
import { runCommand, startProcess, waitUntil } from '#e2e/cluster/process.ts';
import { pathIn, saveState, writeIn, type Run } from '#e2e/cluster/run.ts';

/** The machine that kubelet and containerd believe to run on. */
export type Node = {
  name: string;
  /** Address of the bridge, which is the node's address too. */
  address: string;
  /** First three numbers of the pods' /24. */
  subnet: string;
  bridge: string;
  resolvConf: string;
  /** Starts a program inside the node's namespaces. */
  start(spec: { name: string; command: string; arguments: string[]; path: string }): void;
};

type NodeOptions = { name: string; subnet: string; nameServer: string };

/**
 * Mount and process namespaces of their own: whatever kubelet, containerd and the containers start or mount
 * ends with the namespaces' first process, also when the harness is killed. The network is the machine's,
 * names come from our own name server, and files below /run and /var/log are ours.
 */
const firstProcess = `
set -e
mount --make-rprivate /
mount --make-rshared /
mount -t tmpfs tmpfs /run
resolv=$(readlink -m /etc/resolv.conf)
mkdir -p "$(dirname "$resolv")" /var/lib/cni
[ -e "$resolv" ] || : > "$resolv"
mount --bind "$1/node/resolv.conf" "$resolv"
mount --bind "$1/node/hosts" /etc/hosts
mount --bind "$1/node/log" /var/log
mount --bind "$1/node/cni-cache" /var/lib/cni
: > "$1/node/ready"
while :; do sleep 3600 & wait $!; done
`;

/** Creates the bridge and the namespaces of a node. */
export async function startNode(run: Run, options: NodeOptions): Promise<Node> {
  const address = `${options.subnet}.1`;
  const bridge = `pp${run.state.id}`;
  await createBridge(run, bridge, address);
  const resolvConf = writeIn(
    run,
    `nameserver ${options.nameServer}\noptions attempts:1\n`,
    'node',
    'resolv.conf',
  );
  writeIn(run, `127.0.0.1 localhost\n${address} ${options.name}\n`, 'node', 'hosts');
  pathIn(run, 'node', 'log', 'x');
  pathIn(run, 'node', 'cni-cache', 'x');
  const { pid } = startProcess(run, {
    name: 'node',
    command: 'unshare',
    arguments: [
      ...['--mount', '--pid', '--fork', '--mount-proc', '--kill-child=SIGKILL'],
      ...['sh', '-c', firstProcess, 'node', run.directory],
    ],
  });
  await waitUntil(run, 'the node', () => existsSync(pathIn(run, 'node', 'ready')), { needs: ['node'] });
  const inside = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return {
    ...{ name: options.name, address, subnet: options.subnet, bridge, resolvConf },
    start: (spec) =>
      void startProcess(run, {
        name: spec.name,
        command: 'nsenter',
        arguments: [`--target=${inside}`, '--mount', '--pid', '--', spec.command, ...spec.arguments],
        environment: { PATH: spec.path, GODEBUG: 'netdns=go' },
      }),
  };
}

async function createBridge(run: Run, bridge: string, address: string): Promise<void> {
  run.state.bridge = bridge;
  saveState(run);
  await runCommand('ip', ['link', 'add', bridge, 'type', 'bridge']);
  await runCommand('ip', ['address', 'add', `${address}/24`, 'dev', bridge]);
  await runCommand('ip', ['link', 'set', bridge, 'up']);
}
