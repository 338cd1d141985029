import { type ContainerView } from './pod-view.ts';
import { type Progress } from './progress.ts';

/**
 * The containers that may be started now: init containers one after the other, each to its end and sidecars once
 * they run, then all others together.
 */
export function startable(
  containers: readonly ContainerView[],
  stateOf: (view: ContainerView) => Progress['state']['is'],
): readonly ContainerView[] {
  const blocking = containers.find(
    (view) =>
      (view.role === 'init' && stateOf(view) !== 'ended') ||
      (view.role === 'sidecar' && stateOf(view) === 'waiting'),
  );
  const candidates = blocking === undefined ? containers : [blocking];
  return candidates.filter((view) => stateOf(view) === 'waiting');
}
