import 'server-only';
import { leadUnroutable } from './http/unroutable.ts';
import { holdPullport } from './process.ts';
import { startPullport, stopPullport } from './start.ts';

/** Starts the process and sees to it that it stops: Next alone waits for open event streams for ever. */
export async function startServer(): Promise<void> {
  const starting = startPullport(process.env);
  holdPullport(starting);
  try {
    const running = await starting;
    leadUnroutable(Number(process.env['PORT'] ?? 3000), running.doorway);
    process.once('SIGTERM', () => void stopPullport(running));
    process.once('SIGINT', () => void stopPullport(running));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
