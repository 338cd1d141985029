import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takePlace, type Place } from '#e2e/cluster/place.ts';

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
  /** Null in a process that only takes it down. */
  readonly place: Place | null;
  /** Set once it is being taken down, so that a start still under way starts nothing more. */
  stopping: boolean;
};

const folderPrefix = 'pullport-cluster-';
/** Where it is, a cluster is or was. */
export const stateFile = 'state.json';

/** The folder that `npm run cluster up` uses when none is named. */
export const defaultDirectory = join(tmpdir(), `${folderPrefix}default`);

/** A folder name that no other run has. */
export function freshDirectory(): string {
  return join(tmpdir(), `${folderPrefix}${randomBytes(4).toString('hex')}`);
}

/** Begins a run in an empty or absent folder, at a place of its own. Throws when another run lives there. */
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
    place: takePlace(),
    stopping: false,
  };
  saveState(run);
  return run;
}

/** The run that lives in this folder, if any. */
export function readRun(directory: string): Run | null {
  const file = join(directory, stateFile);
  if (!existsSync(file)) return null;
  return { directory, state: JSON.parse(readFileSync(file, 'utf8')), place: null, stopping: false };
}

/** A started run's place. Throws for one that was read from its folder. */
export function placeOf(run: Run): Place {
  if (run.place === null) throw new Error(`The cluster in ${run.directory} belongs to another process.`);
  return run.place;
}

/** Every run below the system's folder for temporary files. */
export function listRuns(): Run[] {
  return listFolders()
    .map(readRun)
    .filter((run) => run !== null);
}

/** Of how many failed runs the logs are kept. */
export const logsKept = 3;

/** Removes what is left of older runs than the newest whose logs are kept, and answers of how many. */
export function removeOldLogs(): number {
  const left = listFolders().filter((folder) => !existsSync(join(folder, stateFile)));
  const byAge = left.map((folder) => ({ folder, changed: statSync(folder).mtimeMs }));
  const old = byAge.toSorted((one, other) => other.changed - one.changed).slice(logsKept);
  // A folder this young may be that of a run which is about to write its state.
  const removable = old.filter(({ changed }) => changed < Date.now() - 60_000);
  for (const { folder } of removable) rmSync(folder, { recursive: true, force: true });
  return removable.length;
}

function listFolders(): string[] {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(folderPrefix));
  return names.map((name) => join(tmpdir(), name));
}

/** Writes the state whole, so that a crash leaves either the old or the new one; nothing where it was taken down. */
export function saveState(run: Run): void {
  if (!existsSync(run.directory)) return;
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
