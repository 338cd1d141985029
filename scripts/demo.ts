import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type DemoPerson, startDemoCluster } from '#lib/demo/demo-cluster.ts';
import { kubeconfigFor } from './demo/kubeconfig.ts';

const usage = `npm run demo -- [--port 8001] [--folder .demo]

Serves the demo cluster alone and writes a kubeconfig per person into the folder.
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8001' },
    folder: { type: 'string', default: '.demo' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(usage);
else await serve(Number(values.port), resolve(values.folder));

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
