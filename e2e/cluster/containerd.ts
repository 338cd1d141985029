import { chmodSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Node } from '#e2e/cluster/node.ts';
import { waitUntil } from '#e2e/cluster/process.ts';
import { pathIn, writeIn, type Run } from '#e2e/cluster/run.ts';

/** Which runtime the kubelet uses: the one built from its Go module, or Debian's 1.6 whose wordings differ. */
export type Runtime = 'containerd-2' | 'containerd-1';

type ContainerdOptions = {
  runtime: Runtime;
  /** Folder of the built binaries; used by containerd-2 only. */
  binaries: string;
  pauseImage: string;
  /** Hosts asked by plain http. All others are asked by https. */
  plainHttpHosts: readonly string[];
  /** Hosts asked by https whose authority the runtime is told of. */
  trustedTlsHosts: readonly string[];
  authority: string;
};

const systemPath = '/usr/sbin:/usr/bin:/sbin:/bin';

/** Starts containerd on the node and returns the path of its socket. */
export async function startContainerd(run: Run, node: Node, options: ContainerdOptions): Promise<string> {
  const socket = pathIn(run, 'containerd', 'containerd.sock');
  writeHosts(run, options);
  writeNetwork(run, node);
  const config =
    options.runtime === 'containerd-2'
      ? configVersion3(run, socket, options)
      : configVersion2(run, socket, options);
  const command =
    options.runtime === 'containerd-2' ? join(options.binaries, 'containerd') : '/usr/bin/containerd';
  node.start({
    name: 'containerd',
    command,
    arguments: ['--config', writeIn(run, config, 'containerd', 'config.toml')],
    // The shim is found on the PATH and must be of the same version as containerd.
    path: `${dirname(command)}:${systemPath}`,
  });
  await waitUntil(run, 'containerd', () => existsSync(socket), { needs: ['containerd'] });
  return socket;
}

function folders(run: Run, socket: string): string {
  return `root = "${pathIn(run, 'containerd', 'root')}"
state = "/run/containerd-state"
[grpc]
  address = "${socket}"
`;
}

function configVersion3(run: Run, socket: string, options: ContainerdOptions): string {
  return `version = 3
${folders(run, socket)}
[plugins."io.containerd.cri.v1.images".pinned_images]
  sandbox = "${options.pauseImage}"
[plugins."io.containerd.cri.v1.images".registry]
  config_path = "${pathIn(run, 'containerd', 'hosts')}"
[plugins."io.containerd.image-verifier.v1.bindir"]
  bin_dir = "${dirname(writeVerifier(run))}"
[plugins."io.containerd.cri.v1.runtime"]
  restrict_oom_score_adj = true
[plugins."io.containerd.cri.v1.runtime".cni]
  bin_dirs = ["/usr/lib/cni"]
  conf_dir = "${pathIn(run, 'containerd', 'cni')}"
`;
}

/** A stand-in for a signature check: images below unsigned/ are refused (arguments as containerd documents them). */
function writeVerifier(run: Run): string {
  const script = '#!/bin/sh\ncase "$*" in */unsigned/*) echo "no signature found"; exit 1;; esac\n';
  const path = writeIn(run, script, 'containerd', 'verifiers', 'signatures');
  chmodSync(path, 0o700);
  return path;
}

function configVersion2(run: Run, socket: string, options: ContainerdOptions): string {
  return `version = 2
${folders(run, socket)}
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${options.pauseImage}"
  restrict_oom_score_adj = true
[plugins."io.containerd.grpc.v1.cri".registry]
  config_path = "${pathIn(run, 'containerd', 'hosts')}"
[plugins."io.containerd.grpc.v1.cri".cni]
  bin_dir = "/usr/lib/cni"
  conf_dir = "${pathIn(run, 'containerd', 'cni')}"
`;
}

/** One hosts.toml per registry; a registry without one is asked by https with the system's authorities. */
function writeHosts(run: Run, options: ContainerdOptions): void {
  // containerd 1.6 passes over a file without a `host` table, even an empty one.
  for (const host of options.plainHttpHosts) {
    writeIn(run, `server = "http://${host}"\n[host]\n`, 'containerd', 'hosts', host, 'hosts.toml');
  }
  for (const host of options.trustedTlsHosts) {
    const content = `server = "https://${host}"\nca = "${options.authority}"\n[host]\n`;
    writeIn(run, content, 'containerd', 'hosts', host, 'hosts.toml');
  }
}

function writeNetwork(run: Run, node: Node): void {
  const ipam = {
    type: 'host-local',
    subnet: `${node.subnet}.0/24`,
    dataDir: pathIn(run, 'containerd', 'addresses'),
  };
  const network = {
    cniVersion: '0.4.0',
    name: 'pods',
    plugins: [{ type: 'bridge', bridge: node.bridge, isGateway: true, ipMasq: false, ipam }],
  };
  writeIn(run, JSON.stringify(network), 'containerd', 'cni', '10-pods.conflist');
}
