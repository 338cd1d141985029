import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DemoPerson, startDemoCluster } from '#lib/demo/demo-cluster.ts';
import { kubeconfigFor } from './demo/kubeconfig.ts';
import { demoHelp, readDemoOptions } from './demo/options.ts';
import { whyNotListen } from './listening.ts';

const options = readDemoOptions(process.argv.slice(2));
switch (options.is) {
  case 'help':
    process.stdout.write(demoHelp);
    break;
  case 'wrong':
    refuse(options.sentence, 2);
  case 'serve': {
    const taken = await whyNotListen({ host: '127.0.0.1', port: options.port });
    if (taken !== null) refuse(taken, 1);
    await serve(options.port, resolve(options.folder));
  }
}

function refuse(sentence: string, exitCode: number): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(exitCode);
}

async function serve(port: number, folder: string): Promise<void> {
  const demo = await startDemoCluster({ port });
  mkdirSync(folder, { recursive: true });
  const everyone = [...demo.people, demo.application];
  for (const person of everyone)
    writeFileSync(fileOf(folder, person), kubeconfigFor(demo.url, person), { mode: 0o600 });
  const width = Math.max(...everyone.map(({ name }) => name.length));
  const lines = everyone.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`);
  const [admin = demo.application] = demo.people;
  process.stdout.write(
    [
      `The demo cluster serves on ${demo.url}; Ctrl-C ends it.`,
      '',
      ...lines,
      '',
      `kubectl --kubeconfig ${fileOf(folder, admin)} get pods -A`,
      `curl ${demo.url}/as/${admin.name}/api/v1/pods?limit=1`,
      '',
    ].join('\n'),
  );
  const end = (): void => void demo.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

function fileOf(folder: string, { name }: DemoPerson): string {
  return join(folder, `${name}.kubeconfig`);
}
