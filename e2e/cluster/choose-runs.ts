import type { Run } from '#e2e/cluster/run.ts';

type Wish = {
  /** The folder that is meant where nothing else is said. */
  directory: string;
  /** Every one; without it the folder's own, and those that killed tests left. */
  all: boolean;
  /** With `all`: also those of tests that still run. */
  live: boolean;
};

/** What is to be ended, and what is there besides, each with the reason why it stays. */
type Choice = { end: Run[]; leave: { run: Run; because: string }[] };

/** Which of the clusters of this machine `down` ends: none that is somebody else's, unless that is said. */
export function chooseRuns(runs: readonly Run[], wish: Wish, isAbandoned: (run: Run) => boolean): Choice {
  const choice: Choice = { end: [], leave: [] };
  for (const run of runs) {
    const { owner } = run.state;
    if (run.directory === wish.directory || isAbandoned(run) || (wish.all && (wish.live || owner === null)))
      choice.end.push(run);
    else
      choice.leave.push({
        run,
        because:
          owner === null
            ? `kept for somebody; to end it: npm run cluster down -- --dir ${run.directory}`
            : `tests of process ${owner.pid} run on it; to end it all the same: npm run cluster down -- --all --live`,
      });
  }
  return choice;
}
