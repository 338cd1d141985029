import type { PullCause } from '#lib/domain/pull/causes.ts';

/** Causes that may pass without anybody doing anything: the next attempt can succeed. */
const passing: ReadonlySet<PullCause> = new Set([
  'rate-limited',
  'timeout',
  'canceled',
  'registry-unavailable',
  'connection-refused',
]);

/** `fail`: somebody must act. `wait`: time may heal it. Several causes are as bad as the worst. */
export function severityOf(causes: readonly PullCause[]): 'fail' | 'wait' {
  return causes.length > 0 && causes.every((cause) => passing.has(cause)) ? 'wait' : 'fail';
}
