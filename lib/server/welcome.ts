import 'server-only';
import type { Pullport } from './process.ts';

/** What a person who started the server needs to know: where, which cluster, why, as whom. */
export function printWelcome({ connection, doorway }: Pullport, port: string): void {
  if (doorway.is === 'public') return;
  const lines = [
    `Pullport   http://127.0.0.1:${port}`,
    `Cluster    ${connection.name} (${connection.server})`,
    `           ${connection.why}`,
  ];
  if (connection.kind === 'kubeconfig') {
    lines.push(
      `As         ${connection.user}. Other users of this machine who can reach this port act as ${connection.user} too.`,
    );
  }
  if (connection.kind === 'demo')
    lines.push('As         the demo’s admin; the top bar switches to other people.');
  process.stdout.write(`${lines.join('\n')}\n`);
}
