import { join } from 'node:path';
import { startProcess } from '#e2e/cluster/process.ts';
import { pathIn, type Run } from '#e2e/cluster/run.ts';

type EtcdPorts = { client: number; peer: number };

/** Starts etcd on loopback. It does not wait for the disk: what it holds is worth nothing after the run. */
export function startEtcd(run: Run, binaries: string, ports: EtcdPorts): void {
  const client = `http://127.0.0.1:${ports.client}`;
  const peer = `http://127.0.0.1:${ports.peer}`;
  startProcess(run, {
    name: 'etcd',
    command: join(binaries, 'etcd'),
    arguments: [
      '--name=cluster',
      `--data-dir=${pathIn(run, 'etcd')}`,
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=cluster=${peer}`,
      '--unsafe-no-fsync',
      '--log-level=warn',
    ],
  });
}
