import { ensureBuilt } from './build/ensure-built.ts';
import { findChromium } from './chromium.ts';
import { countPlaywright, countVitest, finish, runSteps } from './steps.ts';
import { fastSteps } from './steps-fast.ts';

const tally = await runSteps([
  ...fastSteps,
  {
    title: 'contract on the demo cluster',
    command: 'vitest',
    args: ['run', '--config', 'vitest.contract.config.ts'],
    count: countVitest,
  },
]);

const chromium = findChromium();
await ensureBuilt();
const stories = await runSteps([
  {
    title: 'browser stories',
    command: 'playwright',
    args: ['test', ...process.argv.slice(2)],
    env: { PULLPORT_CHROMIUM: chromium },
    count: countPlaywright,
  },
]);
finish({ passed: tally.passed + stories.passed, failed: tally.failed + stories.failed });
