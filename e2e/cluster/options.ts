import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Runtime } from '#e2e/cluster/containerd.ts';
import type { Environment } from '#e2e/cluster/process.ts';
import { defaultDirectory } from '#e2e/cluster/run.ts';
import { keptByNpm } from '#scripts/kept-by-npm.ts';

const verbs = ['up', 'down', 'status', 'record'] as const;
type Verb = (typeof verbs)[number];

export const usage = `A real cluster on this machine, to play with and to test on.

  npm run cluster up                     start one, with broken and healthy workloads in it
  npm run cluster up -- [OPTION …]
    --runtime NAME           containerd-2 (default) or containerd-1 (Debian's 1.6)
    --control-plane-only     no node, no registries
    --always-pull-images     the admission plugin that sets every pull policy to Always
    --no-streaming-lists     an API server that cannot stream lists
    --empty                  no workloads
  npm run cluster status                 what runs, and whose it is
  npm run cluster down                   end it, and what tests left that were killed
  npm run cluster down -- [OPTION …]
    --all                    every cluster below ${tmpdir()}, but those of tests that still run
    --live                   with --all: those too
    --keep-logs              leave the logs
  npm run cluster record                 take the kubelet's words for each failure into lib/demo/recordings

  up, down and status take -- --dir DIR: its folder (default ${defaultDirectory})`;

const known = {
  dir: { type: 'string' },
  all: { type: 'boolean', default: false },
  live: { type: 'boolean', default: false },
  'keep-logs': { type: 'boolean', default: false },
  runtime: { type: 'string', default: 'containerd-2' },
  'control-plane-only': { type: 'boolean', default: false },
  'always-pull-images': { type: 'boolean', default: false },
  'no-streaming-lists': { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];

export type ClusterCommand =
  | { is: 'command'; verb: Verb; directory: string; runtime: Runtime; values: Values }
  | { is: 'wrong'; sentence: string };

/** Turns the command line into what is to be done; where npm kept a part of it, into the line that is meant. */
export function readClusterCommand(args: readonly string[], environment: Environment): ClusterCommand {
  try {
    const { values, positionals } = parse(args);
    const [first, ...surplus] = positionals;
    const verb = verbs.find((candidate) => candidate === first);
    if (verb === undefined) return wrong(first === undefined ? usage : `There is no "${first}".\n\n${usage}`);
    const kept = keptByNpm(Object.keys(known), environment);
    if (kept.length > 0) {
      const line = ['npm run cluster', verb, '--', ...kept, ...args.slice(1)].join(' ');
      return wrong(`npm took ${kept.join(' ')} for itself. Write two dashes first: ${line}`);
    }
    if (surplus.length > 0) return wrong(`${verb} takes options only, not "${surplus.join(' ')}".`);
    const { runtime } = values;
    if (runtime !== 'containerd-2' && runtime !== 'containerd-1')
      return wrong(`There is no runtime "${runtime}". Choose containerd-2 or containerd-1.`);
    if (values.live && !values.all) return wrong('--live goes with --all.');
    return { is: 'command', verb, directory: resolve(values.dir ?? defaultDirectory), runtime, values };
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], allowPositionals: true, options: known });
}

function wrong(sentence: string): ClusterCommand {
  return { is: 'wrong', sentence };
}
