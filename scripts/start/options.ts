import { dnsLabelProblem } from '#lib/domain/names.ts';
import { portProblem, readOptions } from '#scripts/read-options.ts';

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

/** What scripts/start adds to the server's environment. */
type StartEnvironment = { PORT: string; HOSTNAME: string } & Record<string, string>;

export type StartOptions =
  | { is: 'help' }
  | { is: 'wrong'; sentence: string }
  | { is: 'start'; env: StartEnvironment };

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
  const read = readOptions(args, known);
  if (read.is === 'wrong') return wrong(read.sentence);
  const { values } = read;
  if (values.help === true) return { is: 'help' };
  const port = values.port ?? process.env['PORT'] ?? '3000';
  const problem =
    portProblem(port) ?? emptyProblem(values) ?? demoProblem(values) ?? namespacesProblem(values);
  if (problem !== null) return wrong(problem);
  const host = values.host ?? '127.0.0.1';
  const env: StartEnvironment = { PORT: port, HOSTNAME: host, PULLPORT_HOST: host };
  if (values.demo === true) env['PULLPORT_CLUSTER'] = 'demo';
  if (values.kubeconfig !== undefined) env['PULLPORT_KUBECONFIG'] = values.kubeconfig;
  if (values.context !== undefined) env['PULLPORT_CONTEXT'] = values.context;
  if (values.namespaces !== undefined) env['PULLPORT_NAMESPACES'] = values.namespaces;
  return { is: 'start', env };
}

type Values = { host?: string; demo?: boolean; kubeconfig?: string; context?: string; namespaces?: string };

/** An empty value is a shell variable that was not set; taking it for "not given" would show another cluster. */
function emptyProblem(values: Values): string | null {
  const empty = (['host', 'kubeconfig', 'context', 'namespaces'] as const).find(
    (name) => values[name] === '',
  );
  return empty === undefined ? null : `--${empty} is empty: give a value, or leave it out.`;
}

function demoProblem(values: Values): string | null {
  const chosen = values.kubeconfig ?? values.context ?? values.namespaces;
  if (values.demo !== true || chosen === undefined) return null;
  return '--demo starts a cluster of its own; leave out --kubeconfig, --context and --namespaces.';
}

function namespacesProblem({ namespaces }: Values): string | null {
  const wrongOne = namespaces?.split(',').find((name) => dnsLabelProblem(name.trim()) !== null);
  return wrongOne === undefined
    ? null
    : `--namespaces takes names of namespaces with commas between them; "${wrongOne}" is none.`;
}

function wrong(sentence: string): StartOptions {
  return { is: 'wrong', sentence: `${sentence} See npm start -- --help.` };
}
