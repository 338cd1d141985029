import { portProblem, readOptions } from '#scripts/read-options.ts';

export const demoHelp = `npm run demo -- [--port 8001] [--folder .demo]

Serves the demo cluster alone and writes a kubeconfig per person into the folder.
`;

export type DemoOptions =
  | { is: 'help' }
  | { is: 'wrong'; sentence: string }
  | { is: 'serve'; port: number; folder: string };

/** The command line of `npm run demo`; a wrong option becomes a sentence. */
export function readDemoOptions(args: string[]): DemoOptions {
  const read = readOptions(args, {
    port: { type: 'string', default: '8001' },
    folder: { type: 'string', default: '.demo' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (read.is === 'wrong') return wrong(read.sentence);
  const { port, folder, help } = read.values;
  if (help) return { is: 'help' };
  const problem = portProblem(port);
  return problem === null ? { is: 'serve', port: Number(port), folder } : wrong(problem);
}

function wrong(sentence: string): DemoOptions {
  return { is: 'wrong', sentence: `${sentence} See npm run demo -- --help.` };
}
