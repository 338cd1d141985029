import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { familyOf } from '#e2e/cluster/family.ts';
import { identityOf, isAlive } from '#e2e/cluster/process.ts';
import type { ProcessIdentity, Run } from '#e2e/cluster/run.ts';

/** What of a cluster can be seen on its machine by whoever knows nothing of how it is taken down. */
export type Traces = {
  processes: ProcessIdentity[];
  interfaces: string[];
  cgroups: string[];
  /** Folders that are mounted in a namespace of any process. */
  mounts: string[];
};

/** What a run shows of itself now. */
export function tracesOf(run: Run): Traces {
  const processes = run.state.processes.flatMap(({ pid }) => familyOf(pid)).map(identityOf);
  const bridge = `/sys/class/net/${run.state.bridge ?? ''}`;
  const isUp = run.state.bridge !== null && existsSync(bridge);
  return {
    processes,
    interfaces: isUp ? [bridge, ...listIn(`${bridge}/brif`).map((name) => `/sys/class/net/${name}`)] : [],
    cgroups: [...new Set(processes.flatMap(({ pid }) => cgroupsOf(pid)))],
    mounts: mountsOf(run.directory),
  };
}

/** Those of the traces that are there still. */
export function whatIsLeft(traces: Traces, { directory }: Run): Traces {
  return {
    processes: traces.processes.filter(isAlive),
    interfaces: traces.interfaces.filter((path) => existsSync(path)),
    cgroups: traces.cgroups.filter((path) => existsSync(path)),
    mounts: mountsOf(directory),
  };
}

/** The folders of a process's groups which a container runtime made. */
function cgroupsOf(pid: number): string[] {
  const lines = read(`/proc/${pid}/cgroup`).split('\n');
  return lines.flatMap((line) => {
    const [, controllers = '', path = ''] = line.split(':');
    const folder = join('/sys/fs/cgroup', controllers.replace('name=', ''), path);
    return path.includes('/k8s.io/') && existsSync(folder) ? [folder] : [];
  });
}

/** Mounts of anything in a folder, once for each namespace. */
function mountsOf(directory: string): string[] {
  const processes = listIn('/proc').filter((name) => /^\d+$/.test(name));
  const byNamespace = new Map(processes.map((pid) => [link(`/proc/${pid}/ns/mnt`), pid]));
  return [...byNamespace.values()].flatMap((pid) =>
    read(`/proc/${pid}/mountinfo`)
      .split('\n')
      .filter((line) => line.includes(directory)),
  );
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Processes end while one looks at them.
    return '';
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function listIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
