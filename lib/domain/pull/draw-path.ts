import type { PullPath } from '#lib/domain/pull/path.ts';
import { entryStop } from '#lib/domain/pull/path-entries.ts';
import { pathLines } from '#lib/domain/pull/path-lines.ts';
import { accountStop, podStop } from '#lib/domain/pull/path-pod.ts';
import { registryStop } from '#lib/domain/pull/path-registry.ts';
import { secretStop } from '#lib/domain/pull/path-secrets.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

/** The five stops with their cards and lines, as the page draws them. */
export function drawPath(walk: Walk): PullPath {
  const stops = {
    pod: podStop(walk),
    account: accountStop(walk),
    secret: secretStop(walk),
    entry: entryStop(walk),
    registry: registryStop(walk),
  };
  return { ...stops, lines: pathLines(walk, stops) };
}
