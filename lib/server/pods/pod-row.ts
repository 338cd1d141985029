import 'server-only';
import type { ContainerRow, Image, NextAttempt, PodRow } from '#lib/api/pods.ts';
import { pullStates } from '#lib/api/pods.ts';
import { explainPolicy } from '#lib/domain/image/pull-policy.ts';
import { runningDigest } from '#lib/domain/image/running-digest.ts';
import type { ContainerRecord } from '#lib/domain/pod/record.ts';
import type { NextAttemptEstimate } from '#lib/domain/pull/back-off.ts';
import type { Breaks } from '../pulls/breaks.ts';
import { nextAttemptSeen } from '../pulls/next-attempt.ts';
import { toTimestamp } from '../timestamp.ts';
import { containerPull } from './container-pull.ts';
import type { Pullport } from '../process.ts';
import type { PodIndex } from './pod-index.ts';
import { readImage, type PodSummary } from './pod-summary.ts';

/** A pod as lists and pages show it. */
export function podRow(running: Pullport, summary: PodSummary, breaks: Breaks, now: number): PodRow {
  const { pod, lead } = summary;
  const index = running.podIndex;
  const owner = index.ownerOf(summary);
  const containers = pod.containers.map((container, at) =>
    containerRow(index, summary, container, at, breaks),
  );
  const next = summary.failing.length === 0 ? null : nextAttemptSeen(running, pod, lead, now);
  return {
    uid: pod.uid,
    namespace: pod.namespace,
    name: pod.name,
    node: pod.node,
    phase: pod.phase,
    createdAt: toTimestamp(pod.createdAt),
    deletedAt: pod.deletedAt === null ? null : toTimestamp(pod.deletedAt),
    owner: owner === null ? null : { kind: owner.kindName, name: owner.name },
    serviceAccount: pod.serviceAccount,
    imagePullSecrets: [...pod.imagePullSecrets],
    state: pullStates[summary.state] ?? 'unknown',
    since: containers[lead]?.since ?? null,
    lead: pod.containers[lead]?.name ?? '',
    containers,
    nextAttempt: next === null ? null : toNextAttempt(next),
  };
}

function containerRow(
  index: PodIndex,
  summary: PodSummary,
  container: ContainerRecord,
  at: number,
  breaks: Breaks,
): ContainerRow {
  const pull = containerPull(summary.pod, container, index.remembered);
  return {
    kind: container.kind,
    name: container.name,
    image: imageView(container.image),
    policy: explainPolicy(container.image, container.policy),
    state: pull.state,
    reason: pull.reason,
    since: pull.since === null ? null : toTimestamp(pull.since),
    causes: (pull.failure?.causes ?? []).map(({ code, sentence }) => ({ code, sentence })),
    remembered: pull.failure?.remembered ?? false,
    break: pull.failure === null ? null : breaks.of(summary, at),
    runningDigest: runningDigest(container.imageId)?.digest ?? null,
    restarts: container.restarts,
  };
}

/** An image as written, and its parts where it can be read. */
export function imageView(text: string): Image {
  const parsed = readImage(text);
  if (!parsed.ok) return { text, parts: null, problem: parsed.sentence };
  const { registry, repository, tag, digest, implied } = parsed.reference;
  return { text, parts: { registry, repository, tag, digest, implied }, problem: null };
}

/** An estimate with its times as they leave the server. */
export function toNextAttempt({ at, earliest, latest, attempts, basis }: NextAttemptEstimate): NextAttempt {
  const time = (value: number | null) => (value === null ? null : toTimestamp(value));
  return { at: time(at), earliest: time(earliest), latest: time(latest), attempts, basis };
}
