import 'server-only';
import type { SessionSecrets } from '../pull-secrets/secret-memory.ts';

/** Timers take no more than 24.8 days; nor is a machine's clock sure for as long. */
const longest = 60 * 60_000;

/** Calls `tell` when a known credential ends: nothing in the cluster changes then. The answer stops it. */
export function followExpiry(
  secrets: Pick<SessionSecrets, 'endedBy' | 'nextEnd' | 'onChange'>,
  now: () => number,
  tell: () => void,
): () => void {
  let ended = secrets.endedBy(now());
  let timer: ReturnType<typeof setTimeout> | undefined;

  function arm(): void {
    clearTimeout(timer);
    const next = secrets.nextEnd(now());
    if (next !== null) timer = setTimeout(look, Math.min(next - now(), longest));
  }

  function look(): void {
    const before = ended;
    ended = secrets.endedBy(now());
    if (ended > before) tell();
    arm();
  }

  const forget = secrets.onChange(() => {
    ended = secrets.endedBy(now());
    arm();
  });
  arm();
  return () => {
    clearTimeout(timer);
    forget();
  };
}
