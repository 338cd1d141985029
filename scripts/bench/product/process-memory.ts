import { readFileSync } from 'node:fs';

/** Bytes a process holds in memory: `now`, or the most it ever did. Read from Linux' /proc. */
export function residentBytes(pid: number, when: 'now' | 'peak'): number {
  const line = when === 'now' ? /^VmRSS:\s+(\d+) kB/m : /^VmHWM:\s+(\d+) kB/m;
  const kilobytes = line.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}
