import { whyImpossible } from '#e2e/cluster/packages.ts';
import { ensureBuilt } from './build/ensure-built.ts';
import { countVitest, finish, runSteps } from './steps.ts';

const reason = whyImpossible();
if (reason !== null) {
  process.stdout.write(`\n!!! SKIPPED: nothing was proved on a real cluster here, because ${reason}. !!!\n`);
  finish({ passed: 0, failed: 0 });
  process.exit(0);
}

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
      args: ['run', '--config', 'vitest.real.config.ts', ...process.argv.slice(2)],
      count: countVitest,
    },
  ]),
);
