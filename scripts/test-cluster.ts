import { buildBinaries } from '#e2e/cluster/build.ts';
import { installPackages, whyImpossible } from '#e2e/cluster/packages.ts';
import { ensureBuilt } from './build/ensure-built.ts';
import { countPlaywright, countVitest, finish, runSteps } from './steps.ts';

const reason = whyImpossible();
if (reason !== null) {
  process.stdout.write(`\n!!! SKIPPED: nothing was proved on a real cluster here, because ${reason}. !!!\n`);
  finish({ passed: 0, failed: 0 });
  process.exit(0);
}

/** Words of file names; all where there are none. */
const chosen = process.argv.slice(2);

await prepareMachine();
await ensureBuilt();
finish(
  await runSteps([
    {
      title: 'contract on a real API server',
      command: 'vitest',
      args: ['run', '--config', 'vitest.contract.config.ts'],
      env: { CONTRACT_TARGET: 'real' },
      count: countVitest,
    },
    {
      title: 'the product on real clusters',
      command: 'vitest',
      args: ['run', '--config', 'vitest.real.config.ts', '--passWithNoTests', ...chosen],
      count: countVitest,
    },
    {
      title: 'browser stories on real clusters',
      command: 'playwright',
      args: ['test', '--config', 'playwright.real.config.ts', '--pass-with-no-tests', ...chosen],
      count: countPlaywright,
    },
  ]),
);

/** Before any test, whose patience is not that of a build, and where one sees what takes so long. */
async function prepareMachine(): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  await installPackages(say);
  await buildBinaries('kubernetes', say);
  await buildBinaries('containerd', say);
}
