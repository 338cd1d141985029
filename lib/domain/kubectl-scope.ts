import { shellQuote } from '#lib/domain/kubectl.ts';

const everywhere = ' -A ';

/**
 * A command that says `-A`, for whom the whole cluster is refused: in one namespace `-n`, in several a loop of the
 * shell. Unchanged where it names its namespace, and where there is none to name.
 */
export function inNamespaces(command: string, namespaces: readonly string[]): string {
  const [only, ...more] = namespaces;
  if (only === undefined || !command.includes(everywhere)) return command;
  if (more.length === 0) return command.replace(everywhere, ` -n ${shellQuote(only)} `);
  const loop = command.replace(everywhere, ' -n "$ns" ');
  return `for ns in ${namespaces.map(shellQuote).join(' ')}; do ${loop}; done`;
}
