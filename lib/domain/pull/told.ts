import { oncePerObject } from '#lib/domain/once-per-object.ts';
import { classifyPullFailure, type FoundCause } from '#lib/domain/pull/failure.ts';
import { type Sent, whatWasSent } from '#lib/domain/pull/sent.ts';

/** What a waiting state says of its pull: reason and message, as the kubelet wrote them. */
export type WaitingText = { reason: string; message: string };

/** What was read in it, without events. */
export type Told = { causes: readonly FoundCause[]; sent: Sent };

/** Reads the text of a waiting state: once, however many people and lists ask. */
export const toldBy = oncePerObject(({ reason, message }: WaitingText): Told => {
  const { causes } = classifyPullFailure({ reason, message, events: [] });
  return { causes, sent: whatWasSent(message) };
});
