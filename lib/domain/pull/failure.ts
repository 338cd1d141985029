import type { PullCause } from '#lib/domain/pull/causes.ts';
import { type FailureRule, findRule } from '#lib/domain/pull/failure-rule.ts';
import { failureRules, inspectRules } from '#lib/domain/pull/failure-rules.ts';
import { causeSentences, inspectSentence } from '#lib/domain/pull/failure-sentences.ts';
import { type Span, speakingText, splitErrors, startOfError } from '#lib/domain/pull/failure-text.ts';
import { findStatuses } from '#lib/domain/pull/http-status.ts';
import { beginsAsDecodeError, isImageVolumeMountFailure, isPullReason } from '#lib/domain/pull/reasons.ts';

/** The words that decided. `event` is the index in `events`, `null` unless they stand in an event. */
export type Evidence = Span & { in: 'reason' | 'message' | 'event'; event: number | null; text: string };

/** `evidence` is `null` where nothing decided. */
export type FoundCause = { code: PullCause; sentence: string; evidence: Evidence | null };

/** Events of this container, newest first; others than the kubelet's pull events are passed over. */
export type PullEvent = { reason: string; message: string };

export type PullFailureText = { reason: string; message: string; events: readonly PullEvent[] };

type Source = Pick<Evidence, 'in' | 'event'> & { text: string };

function cause(code: PullCause, source: Source, span: Span, sentence?: string): FoundCause {
  const { text, ...where } = source;
  const evidence = { ...where, text: text.slice(span.start, span.end), start: span.start, end: span.end };
  return { code, sentence: sentence ?? causeSentences[code], evidence };
}

function classifyError(source: Source, error: Span, rules: readonly FailureRule[]): FoundCause | null {
  const written = source.text.slice(error.start, error.end);
  const start = startOfError(written);
  const line = written.slice(start, start + 200);
  if (beginsAsDecodeError(line)) {
    const from = error.start + start;
    return cause('undecodable-secret', source, { start: from, end: from + line.length });
  }
  const text = speakingText(written);
  const speaking = { text, statuses: findStatuses(text) };
  for (const rule of rules) {
    const span = findRule(rule, speaking);
    if (span === null) continue;
    const absolute = { start: error.start + span.start, end: error.start + span.end };
    return cause(rule.code, source, absolute, rule.sentence);
  }
  return null;
}

function classifySource(source: Source, rules = failureRules): FoundCause[] {
  const found = splitErrors(source.text).flatMap((error) => classifyError(source, error, rules) ?? []);
  const known = found.filter(({ code }) => code !== 'unknown');
  const best = known.length > 0 ? known : found;
  return best.filter(({ code }, index) => best.findIndex((each) => each.code === code) === index);
}

/** Reasons that say the cause by themselves, whatever the message adds. */
const decidingReasons = new Map<string, PullCause>([
  ['InvalidImageName', 'invalid-reference'],
  ['ErrImageNeverPull', 'never-policy'],
  ['SignatureValidationFailed', 'signature'],
]);

const failureEvents = new Set(['Failed', 'InspectFailed', 'ErrImageNeverPull', 'BackOff']);

function fromEvents(events: readonly PullEvent[]): FoundCause[] {
  for (const [event, { reason, message }] of events.entries()) {
    if (!failureEvents.has(reason)) continue;
    const found = classifySource({ in: 'event', event, text: message });
    if (found.some(({ code }) => code !== 'unknown')) return found;
  }
  return [];
}

function fromReason(reason: string): FoundCause[] {
  const source: Source = { in: 'reason', event: null, text: reason };
  const whole = { start: 0, end: reason.length };
  const decided = decidingReasons.get(reason);
  if (decided !== undefined) return [cause(decided, source, whole)];
  return beginsAsDecodeError(reason) ? [cause('undecodable-secret', source, whole)] : [];
}

const unknown: FoundCause = { code: 'unknown', sentence: causeSentences.unknown, evidence: null };

/** Before a pull the kubelet asks its own runtime for the image (image_manager.go EnsureImageExists). */
function isInspection(reason: string, message: string): boolean {
  return reason === 'ImageInspectError' || message.startsWith('Failed to inspect image');
}

const volumeSentence =
  'The image volume was pulled but could not be mounted into the container. Read the message; its image or path may not fit.';

/**
 * What a container's waiting state says about its pull. Reason first, then the message, which from 1.32 on
 * repeats the last error, then earlier events. Several causes where several credentials were tried and answered
 * differently. Empty where the container does not wait for an image. Never throws; takes linear time.
 * Source: kubelet pkg/kubelet/images/image_manager.go, and the collected texts of pull-errors.json.
 */
export function classifyPullFailure({ reason, message, events }: PullFailureText): { causes: FoundCause[] } {
  const source: Source = { in: 'message', event: null, text: message };
  if (isImageVolumeMountFailure(reason, message)) {
    const start = message.indexOf('ImageVolumeMountFailed');
    return { causes: [cause('unknown', source, { start, end: start + 22 }, volumeSentence)] };
  }
  if (!isPullReason(reason)) return { causes: [] };
  const decided = fromReason(reason);
  if (decided.length > 0) return { causes: decided };
  if (isInspection(reason, message)) {
    const said = classifySource(source, inspectRules);
    return { causes: said.length > 0 ? said : [{ ...unknown, sentence: inspectSentence }] };
  }
  const said = classifySource(source);
  if (said.some(({ code }) => code !== 'unknown')) return { causes: said };
  if (reason === 'RegistryUnavailable') {
    const whole = { start: 0, end: reason.length };
    return { causes: [cause('registry-unavailable', { in: 'reason', event: null, text: reason }, whole)] };
  }
  const earlier = fromEvents(events);
  if (earlier.length > 0) return { causes: earlier };
  return { causes: said.length > 0 ? said : [unknown] };
}
