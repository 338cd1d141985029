import { parseArgs } from 'node:util';

export const helpText = `npm start -- [OPTION …]

Serves Pullport on http://127.0.0.1:3000 for the cluster of KUBECONFIG, ~/.kube/config or the pod it runs in;
without one it starts a demo cluster.

  --port N             port to listen on (default 3000, or PORT)
  --host ADDRESS       address to listen on (default 127.0.0.1; with a kubeconfig only loopback is allowed)
  --demo               the demo cluster, whatever else is there
  --kubeconfig FILE    instead of KUBECONFIG and ~/.kube/config
  --context NAME       a context of the kubeconfig other than its current one
  --namespaces A,B     the namespaces to show to an identity that may not list them
                       (default: the context's own)
  --help               this text

Settings for a server in a cluster (environment): see docs/configuration.md.
`;

export type StartOptions =
  | { is: 'help' }
  | { is: 'wrong'; sentence: string }
  | { is: 'start'; env: Record<string, string> };

const known = {
  port: { type: 'string' },
  host: { type: 'string' },
  demo: { type: 'boolean' },
  kubeconfig: { type: 'string' },
  context: { type: 'string' },
  namespaces: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Turns the command line into the server's environment; a wrong option becomes a sentence. */
export function readStartOptions(args: string[]): StartOptions {
  const parsed = tryParse(args);
  if (parsed.is === 'wrong') return parsed;
  const { values } = parsed;
  if (values.help === true) return { is: 'help' };
  if (values.demo === true && (values.kubeconfig !== undefined || values.context !== undefined)) {
    return wrong('--demo starts a cluster of its own; leave out --kubeconfig and --context.');
  }
  const port = values.port ?? process.env['PORT'] ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    return wrong(`--port takes a number from 1 to 65535, not "${port}".`);
  }
  const host = values.host ?? '127.0.0.1';
  const env: Record<string, string> = { PORT: port, HOSTNAME: host, PULLPORT_HOST: host };
  if (values.demo === true) env['PULLPORT_CLUSTER'] = 'demo';
  if (values.kubeconfig !== undefined) env['PULLPORT_KUBECONFIG'] = values.kubeconfig;
  if (values.context !== undefined) env['PULLPORT_CONTEXT'] = values.context;
  if (values.namespaces !== undefined) env['PULLPORT_NAMESPACES'] = values.namespaces;
  return { is: 'start', env };
}

function wrong(sentence: string): StartOptions & { is: 'wrong' } {
  return { is: 'wrong', sentence: `${sentence} See npm start -- --help.` };
}

function tryParse(args: string[]) {
  try {
    return { is: 'parsed', values: parseArgs({ args, options: known }).values } as const;
  } catch (error) {
    return wrong(error instanceof Error ? error.message.split('. ')[0] + '.' : 'The options cannot be read.');
  }
}
