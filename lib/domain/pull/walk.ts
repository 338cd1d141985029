import type { PullCause } from '#lib/domain/pull/causes.ts';
import { breakOf } from '#lib/domain/pull/break.ts';
import { isAccessCause, leadingCause } from '#lib/domain/pull/break-by-text.ts';
import type { PullBreak } from '#lib/domain/pull/hops.ts';
import { listsImage, verifiesPulledImages } from '#lib/domain/pull/node-image.ts';
import type { PullReading } from '#lib/domain/pull/reading.ts';
import { severityOf } from '#lib/domain/pull/severity.ts';
import type { PullState } from '#lib/domain/pull/situation.ts';
import { type UnlistedSecret, unlistedSecrets } from '#lib/domain/pull/unlisted-secrets.ts';
import { untriedEntry } from '#lib/domain/pull/untried.ts';

/**
 * How far the pull came: `refused` at the door, `refused-before` what it would offer by now was there, `let-in` and failed behind it (no such tag, wrong platform), `waits` (it
 * was told to, or nobody answered), `not-asked`, `pulled`, or `not-known`.
 */
export type Reach = 'not-asked' | 'refused' | 'refused-before' | 'let-in' | 'waits' | 'pulled' | 'not-known';

/** The path as walked: the reading, where it broke, and what the drawing and the words need besides. */
export type Walk = PullReading & {
  state: PullState;
  /** Null where nothing fails. */
  break: PullBreak | null;
  lead: PullCause | null;
  reach: Reach;
  /** Secrets of the namespace that would serve the image, told only where the pod has none that does. */
  unlisted: readonly UnlistedSecret[];
  /** The node lists the image, and its kubelet may keep it from this pod. */
  heldOnNode: boolean;
};

const notAsked: ReadonlySet<PullCause> = new Set([
  'undecodable-secret',
  'never-policy',
  'invalid-reference',
  'credential-provider',
]);

const letIn: ReadonlySet<PullCause> = new Set([
  'not-found',
  'platform-mismatch',
  'manifest-unsupported',
  'digest-mismatch',
  'disk-full',
  'signature',
]);

function reachOf(reading: PullReading, lead: PullCause | null): Reach {
  const { situation, lookup } = reading;
  if (lead === null) {
    return situation.state === 'running' || situation.state === 'completed' ? 'pulled' : 'not-known';
  }
  if (notAsked.has(lead)) return 'not-asked';
  const mayBeStopped = lead === 'unknown' || isAccessCause(lead);
  if (mayBeStopped && lookup?.outcome === 'fails') return 'not-asked';
  if (lead === 'unknown') return 'not-known';
  if (letIn.has(lead)) return 'let-in';
  if (!isAccessCause(lead)) return 'waits';
  return untriedEntry(reading) === null ? 'refused' : 'refused-before';
}

function isHeld({ situation: { node }, image, subject }: PullReading, lead: PullCause | null): boolean {
  if (node === null || !image.ok || lead === null || subject.policy === 'Always') return false;
  const verifies = verifiesPulledImages(node.kubeletVersion);
  if (verifies !== 'on' && verifies !== 'possible') return false;
  return (isAccessCause(lead) || lead === 'never-policy') && listsImage(node, image.reference);
}

/** Walks the path once for everything that is said of it. */
export function walkPath(reading: PullReading): Walk {
  const lead = leadingCause(reading.causes);
  const fails = lead !== null;
  const severity = severityOf(reading.causes.map(({ code }) => code));
  const offersNothing = fails && reading.lookup?.tried.length === 0;
  return {
    ...reading,
    state: fails ? (severity === 'fail' ? 'failing' : 'waiting') : reading.situation.state,
    break: fails ? breakOf(reading) : null,
    lead,
    reach: reachOf(reading, lead),
    unlisted: offersNothing ? unlistedSecrets(reading) : [],
    heldOnNode: isHeld(reading, lead),
  };
}
