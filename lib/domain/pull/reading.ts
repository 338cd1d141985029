import { type ParsedImage, parseImageReference } from '#lib/domain/image/reference.ts';
import type { ContainerRecord } from '#lib/domain/pod/record.ts';
import type { CredentialLookup } from '#lib/domain/pull/credential-lookup.ts';
import { lookUpCredentials } from '#lib/domain/pull/credentials.ts';
import { classifyPullFailure, type FoundCause, type PullEvent } from '#lib/domain/pull/failure.ts';
import { isPullReason } from '#lib/domain/pull/reasons.ts';
import { type Sent, whatWasSent } from '#lib/domain/pull/sent.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';
import { type Told, toldBy, type WaitingText } from '#lib/domain/pull/told.ts';

/** A situation after reading: the image that is asked for, what the texts say, and what the keyring would offer. */
export type PullReading = {
  situation: PullSituation;
  /** The container, or the image volume whose pull its state tells of. */
  subject: ContainerRecord;
  image: ParsedImage;
  causes: readonly FoundCause[];
  remembered: boolean;
  sent: Sent;
  /** Null where the image cannot be parsed: nothing is looked up then. */
  lookup: CredentialLookup | null;
};

/** An image volume that fails shows as the waiting state of each container that mounts it. */
function subjectOf({ pod, container }: PullSituation): ContainerRecord {
  const { state, imageVolumes } = container;
  if (state.is !== 'waiting' || imageVolumes.length === 0) return container;
  const { message } = state;
  if (message.includes(container.image)) return container;
  const volumes = pod.containers.filter(({ kind, name }) => kind === 'volume' && imageVolumes.includes(name));
  return volumes.find(({ image }) => image !== '' && message.includes(image)) ?? container;
}

/** The volume's own record has no state: a container that mounts it and names its image speaks for it. */
function speakerOf({ pod, container }: PullSituation): ContainerRecord {
  if (container.kind !== 'volume') return container;
  const speaks = ({ imageVolumes, state }: ContainerRecord) =>
    imageVolumes.includes(container.name) &&
    state.is === 'waiting' &&
    isPullReason(state.reason) &&
    state.message.includes(container.image);
  return pod.containers.find(speaks) ?? container;
}

function readCauses(situation: PullSituation) {
  const { state } = speakerOf(situation);
  if (state.is !== 'waiting') return { causes: [], remembered: false, sent: 'not-told' as const };
  const { causes, sent } = toldWithEvents(state, situation.events ?? []);
  const isKnown = causes.some(({ code }) => code !== 'unknown');
  const { remembered } = situation;
  if (causes.length === 0 || isKnown || remembered === null) return { causes, remembered: false, sent };
  const earlier = toldBy(remembered);
  // Their evidence stands in a text that is not shown any more.
  const told = earlier.causes.map((cause) => ({ ...cause, evidence: null }));
  return { causes: told, remembered: true, sent: earlier.sent };
}

/** What the state's own text says, else the events. */
function toldWithEvents(state: WaitingText, events: readonly PullEvent[]): Told {
  if (events.length === 0) return toldBy(state);
  const { reason, message } = state;
  const { causes } = classifyPullFailure({ reason, message, events });
  const event = causes.find(({ evidence }) => evidence?.in === 'event')?.evidence?.event ?? null;
  const said = event === null ? message : (events[event]?.message ?? '');
  return { causes, sent: whatWasSent(said) };
}

/**
 * Reads everything once: the waiting state's text, else events, else what was remembered; and the credentials the
 * kubelet would offer for the image. Never throws.
 */
export function readPull(situation: PullSituation): PullReading {
  const subject = subjectOf(situation);
  const image = parseImageReference(subject.image);
  const lookup = image.ok ? lookUpCredentials(image.reference, situation.namedSecrets) : null;
  return { situation, subject, image, lookup, ...readCauses(situation) };
}
