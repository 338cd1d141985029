import 'server-only';
import type { Pullport } from './process.ts';

/** Where the server listens, as its environment says. */
type ListensAt = { host: string; port: string };

/** What a person who started the server needs to know: where, which cluster, why, as whom. */
export function welcomeText(
  { connection, doorway }: Pick<Pullport, 'connection' | 'doorway'>,
  { host, port }: ListensAt,
): string {
  if (doorway.is === 'public') return '';
  const lines = [
    `Pullport   http://${host.includes(':') ? `[${host}]` : host}:${port}`,
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
  return `${lines.join('\n')}\n`;
}
