import { spawnSync } from 'node:child_process';
import { whyImpossible } from '#e2e/cluster/packages.ts';
import { readOptions } from '#scripts/read-options.ts';

const usage = `The contract suite: what Pullport relies on of an API server.

  npm run contract                     on the demo cluster
  npm run contract -- --real           on a control plane started for it
  npm run contract -- --target FILE    on any other, described by a JSON file (e2e/contract/target.ts: Target)`;

const read = readOptions(process.argv.slice(2), {
  real: { type: 'boolean', default: false },
  target: { type: 'string' },
  help: { type: 'boolean', default: false },
});
if (read.is === 'wrong') {
  console.error(read.sentence);
  process.exit(2);
}
const { values } = read;

if (values.help) {
  console.log(usage);
} else {
  const reason = values.real ? whyImpossible() : null;
  if (reason !== null) {
    console.error(`No contract on a real cluster here: ${reason}.`);
    process.exit(1);
  }
  const target = values.target ?? (values.real ? 'real' : 'demo');
  const { status } = spawnSync('vitest', ['run', '--config', 'vitest.contract.config.ts'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: '', CONTRACT_TARGET: target },
  });
  process.exitCode = status ?? 1;
}
