import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process that cannot be mistaken for a later one with the same id. `started` is field 22 of /proc/PID/stat. */
export type ProcessIdentity = { pid: number; started: string };

export type TrackedProcess = ProcessIdentity & { name: string };

/** All that `down` must know to undo a cluster, written to disk before the next step is taken. */
type RunState = {
  id: string;
  /** The test process whose end abandons the cluster; null when a person keeps it with `up`. */
  owner: ProcessIdentity | null;
  /** Name of the bridge interface, null as long as there is none. */
  bridge: string | null;
  processes: TrackedProcess[];
  /** API server's URL once it answered. */
  server: string | null;
};

/** One cluster's folder and what was started in it. */
export type Run = {
  readonly directory: string;
  readonly state: RunState;
  /** Set once it is being taken down, so that a start still under way starts nothing more. */
  stopping: boolean;
};

const folderPrefix = 'pullport-cluster-';
const stateFile = 'state.json';

/** The folder that `npm run cluster up` uses when none is named. */
export const defaultDirectory = join(tmpdir(), `${folderPrefix}default`);

/** A folder name that no other run has. */
export function freshDirectory(): string {
  return join(tmpdir(), `${folderPrefix}${randomBytes(4).toString('hex')}`);
}

/** Begins a run in an empty or absent folder. Throws when another run lives there. */
export function createRun(directory: string, owner: ProcessIdentity | null): Run {
  if (existsSync(join(directory, stateFile))) {
    throw new Error(
      `${directory} already holds a cluster. Take it down first: npm run cluster down -- --dir ${directory}`,
    );
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const id = randomBytes(4).toString('hex');
  const run: Run = {
    directory,
    state: { id, owner, bridge: null, processes: [], server: null },
    stopping: false,
  };
  saveState(run);
  return run;
}

/** The run that lives in this folder, if any. */
export function readRun(directory: string): Run | null {
  const file = join(directory, stateFile);
  if (!existsSync(file)) return null;
  return { directory, state: JSON.parse(readFileSync(file, 'utf8')), stopping: false };
}

/** Every run below the system's folder for temporary files. */
export function listRuns(): Run[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(folderPrefix))
    .map((name) => readRun(join(tmpdir(), name)))
    .filter((run) => run !== null);
}

/** Writes the state whole, so that a crash leaves either the old or the new one. */
export function saveState(run: Run): void {
  const file = join(run.directory, stateFile);
  writeFileSync(`${file}.new`, JSON.stringify(run.state, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** A path in the run's folder whose parent folder exists. */
export function pathIn(run: Run, ...parts: string[]): string {
  const path = join(run.directory, ...parts);
  mkdirSync(join(path, '..'), { recursive: true });
  return path;
}

/** Writes a file into the run's folder, readable by its owner only, and returns its path. */
export function writeIn(run: Run, content: string, ...parts: string[]): string {
  const path = pathIn(run, ...parts);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}
