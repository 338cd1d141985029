import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ensureBuilt, serverFile } from './build/ensure-built.ts';
import { helpText, readStartOptions } from './start/options.ts';
import { whyNotListen } from '#scripts/listening.ts';
import { serverFlags } from '#scripts/server-flags.ts';

const options = readStartOptions(process.argv.slice(2));
if (options.is === 'help') {
  process.stdout.write(helpText);
  process.exit(0);
}
if (options.is === 'wrong') {
  process.stderr.write(`${options.sentence}\n`);
  process.exit(2);
}

// Before the build, so that nobody waits minutes for this sentence.
const taken = await whyNotListen({ host: options.env['HOSTNAME'], port: Number(options.env['PORT']) });
if (taken !== null) {
  process.stderr.write(`${taken}\n`);
  process.exit(1);
}

try {
  await ensureBuilt();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

const server = spawn(process.execPath, [...serverFlags, '--enable-source-maps', serverFile], {
  stdio: ['inherit', 'pipe', 'inherit'],
  env: { ...process.env, ...options.env, NODE_ENV: 'production' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));

// Next prints a banner of its own; what Pullport has to say is enough.
createInterface({ input: server.stdout }).on('line', (line) => {
  if (!/^\s*(▲|✓|- (Local|Network)|$)/u.test(line)) process.stdout.write(`${line}\n`);
});
