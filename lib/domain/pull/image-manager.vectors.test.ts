import { expect } from 'vitest';
import type { PullPolicy } from '#lib/domain/pod/record.ts';
import { isProven, type RecordedCredential } from '#lib/domain/pull/credential-verification.ts';
import {
  ensureImage,
  type NodeSituation,
  pullErrorReason,
  type PullMemory,
  startedPulls,
} from '#lib/domain/pull/image-manager.ts';
import { describeVectors } from '#scripts/testing/vectors.ts';

type Credential = Omit<RecordedCredential, 'kind'> & { kind: RecordedCredential['kind'] | 'node' };

type Step = {
  calls: string[];
  expectedErrorReason: string | null;
  pulls: number;
  events: string[];
  pullStarted: boolean;
  pullFinished: boolean;
  messageContains?: string;
};

type Vector = {
  name: string;
  kind?: 'verification' | 'pullErrorToReason' | 'parallelism' | 'imageVolume';
  image: string;
  policy: PullPolicy;
  present: boolean;
  pullError?: string | null;
  inspectError?: string | null;
  registryPullQPS?: number;
  registryBurst?: number;
  stepSeconds?: number;
  backoffInitialSeconds?: number;
  backoffMaxSeconds?: number;
  steps?: Step[];
  metric?: { present_locally: string; pull_required: string };
  podCredentials?: Credential[];
  knownToPullManager?: 'everything' | Credential[];
  verificationSaysPull?: boolean;
  pulls?: number;
  calls?: string[];
  runtimeError?: string;
  expectedErrorReason?: string | null;
  message?: string;
  messageContains?: string;
  serialized?: boolean;
  maxParallelImagePulls?: number | null;
  timeline?: { action: string; pullsStarted: number }[];
  volumeImagePresentInRegistry?: boolean;
  mounted?: boolean;
  containerRuns?: boolean;
};

const isRecorded = (credential: Credential): credential is RecordedCredential => credential.kind !== 'node';

function provenFor({
  podCredentials = [],
  knownToPullManager = 'everything',
  verificationSaysPull = false,
}: Vector): boolean {
  if (knownToPullManager === 'everything') return !verificationSaysPull;
  const credentials = knownToPullManager.filter(isRecorded);
  const openToAll = credentials.length < knownToPullManager.length;
  return isProven(podCredentials.filter(isRecorded), { openToAll, credentials });
}

function situation(vector: Vector): NodeSituation {
  const {
    image,
    policy,
    present,
    pullError = null,
    inspectError = null,
    registryPullQPS = 0,
    registryBurst = 0,
  } = vector;
  const isThrottled = registryPullQPS > 0 && registryBurst === 0;
  return { image, policy, present, proven: provenFor(vector), pullError, inspectError, isThrottled };
}

const fresh: PullMemory = { timer: null, last: null };
const word = (value: boolean | null) => (value === null ? 'unknown' : String(value));

function checkSteps(vector: Vector, steps: Step[]) {
  const { stepSeconds = 1, backoffInitialSeconds = 10, backoffMaxSeconds = 300 } = vector;
  const ladder = { initial: backoffInitialSeconds * 1000, max: backoffMaxSeconds * 1000 };
  let memory = fresh;
  for (const [index, step] of steps.entries()) {
    const outcome = ensureImage(situation(vector), memory, (index + 1) * stepSeconds * 1000, ladder);
    memory = outcome.memory;
    expect(outcome.calls).toEqual(step.calls);
    expect(outcome.refusal?.reason ?? null).toBe(step.expectedErrorReason);
    expect(outcome.events).toEqual(step.events);
    expect(outcome.calls.filter((call) => call === 'PullImage')).toHaveLength(step.pulls);
    expect(outcome.events.includes('Pulling')).toBe(step.pullStarted);
    expect(outcome.events.includes('Pulling') && outcome.events.includes('Pulled')).toBe(step.pullFinished);
    if (step.messageContains !== undefined) expect(outcome.refusal?.message).toContain(step.messageContains);
    if (vector.metric === undefined || index > 0) continue;
    expect(word(outcome.present)).toBe(vector.metric.present_locally);
    expect(word(outcome.pullRequired)).toBe(vector.metric.pull_required);
  }
}

function checkTimeline({ serialized = false, maxParallelImagePulls = null, timeline = [] }: Vector) {
  const totals = { request: 0, finish: 0 };
  for (const { action, pullsStarted } of timeline) {
    const [verb = '', count = '0'] = action.split(' ');
    totals[verb === 'request' ? 'request' : 'finish'] += Number(count);
    expect(startedPulls(serialized ? 1 : maxParallelImagePulls, totals.request, totals.finish)).toBe(
      pullsStarted,
    );
  }
}

/** Nothing on the node is known to these: the volume's image is pulled as any other. */
function checkVolume(vector: Vector) {
  const pullError = vector.volumeImagePresentInRegistry ? null : 'not found';
  const node: NodeSituation = {
    image: 'volume',
    policy: 'IfNotPresent',
    present: false,
    proven: true,
    inspectError: null,
    pullError,
    isThrottled: false,
  };
  const first = ensureImage(node, fresh, 1000);
  const second = ensureImage(node, first.memory, 2000);
  const stops = vector.mounted === true && second.refusal !== null;
  if (vector.containerRuns !== undefined) expect(!stops).toBe(vector.containerRuns);
  if (vector.expectedErrorReason !== undefined)
    expect(stops ? second.refusal?.reason : null).toBe(vector.expectedErrorReason);
}

function checkReason({ image, runtimeError = '', expectedErrorReason, message, messageContains }: Vector) {
  const refusal = pullErrorReason(image, runtimeError);
  expect(refusal.reason).toBe(expectedErrorReason);
  if (message !== undefined) expect(refusal.message).toBe(message);
  if (messageContains !== undefined) expect(refusal.message).toContain(messageContains);
}

function checkVerification(vector: Vector) {
  const outcome = ensureImage(situation(vector), fresh, 1000);
  expect(outcome.calls).toEqual(vector.calls);
  expect(outcome.calls.filter((call) => call === 'PullImage')).toHaveLength(vector.pulls ?? 0);
  expect(outcome.refusal?.reason ?? null).toBe(vector.expectedErrorReason ?? null);
}

describeVectors<Vector>(
  'image-manager.json',
  ({ kind, name }) => (kind ? `${kind}: ${name}` : name),
  (vector) => {
    if (vector.steps) return checkSteps(vector, vector.steps);
    if (vector.kind === 'verification') return checkVerification(vector);
    if (vector.kind === 'pullErrorToReason') return checkReason(vector);
    if (vector.kind === 'parallelism') return checkTimeline(vector);
    if (vector.kind === 'imageVolume') return checkVolume(vector);
    expect.unreachable(`unknown kind ${vector.kind}`);
  },
);
