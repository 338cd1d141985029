import { applyDefaultImageTag } from '#lib/domain/image/runtime-reference.ts';
import type { PullPolicy } from '#lib/domain/pod/record.ts';
import {
  afterFailure,
  isBackingOff,
  kubeletLadder,
  type Ladder,
  type Timer,
} from '#lib/domain/pull/back-off-ladder.ts';

/**
 * What a node does about an image under a policy. `present` and `proven` (this pod's right to the image, where
 * kubelets check it) are `null` where they are not known.
 */
export type PullNeed = 'pull' | 'use-local' | 'refuse' | 'not-known';

/** Source: kubelet pkg/kubelet/images/image_manager.go EnsureImageExists. */
export function pullNeed(policy: PullPolicy, present: boolean | null, proven: boolean | null): PullNeed {
  if (policy === 'Always') return 'pull';
  const without = policy === 'Never' ? 'refuse' : 'pull';
  if (present === false || proven === false) return without;
  return present === null || proven === null ? 'not-known' : 'use-local';
}

export type PullFailureReason =
  | 'InvalidImageName'
  | 'ImageInspectError'
  | 'ErrImageNeverPull'
  | 'ImagePullBackOff'
  | 'ErrImagePull'
  | 'RegistryUnavailable'
  | 'SignatureValidationFailed';

type Refusal = { reason: PullFailureReason; message: string };

/** What the runtime's error becomes in the container's state; only CRI-O uses the two special words. */
export function pullErrorReason(image: string, runtimeError: string): Refusal {
  const special = [
    ['RegistryUnavailable', 'the registry is unavailable'],
    ['SignatureValidationFailed', 'the signature validation failed'],
  ] as const;
  for (const [reason, words] of special) {
    if (!runtimeError.startsWith(reason)) continue;
    return {
      reason,
      message: `image pull failed for ${image} because ${words}${runtimeError.slice(reason.length)}`,
    };
  }
  return { reason: 'ErrImagePull', message: runtimeError };
}

export type NodeSituation = {
  image: string;
  policy: PullPolicy;
  present: boolean;
  proven: boolean;
  inspectError: string | null;
  /** What the runtime answers to a pull; `null` where it works. */
  pullError: string | null;
  /** The kubelet's own limit of pulls per second is reached, so the runtime is not asked. */
  isThrottled: boolean;
};

/** What the kubelet keeps for a pod and an image between two looks. Both `null` at first. */
export type PullMemory = { timer: Timer | null; last: Refusal | null };

export type EnsureOutcome = {
  refusal: Refusal | null;
  calls: readonly ('GetImageRef' | 'PullImage' | 'GetImageSize')[];
  events: readonly string[];
  present: boolean | null;
  pullRequired: boolean | null;
  memory: PullMemory;
};

/**
 * One look of the kubelet at one image: parse, ask whether it is here, prove the right to it, wait for the
 * back-off, pull. `now` in milliseconds. Source: kubelet pkg/kubelet/images/image_manager.go EnsureImageExists.
 */
export function ensureImage(
  node: NodeSituation,
  memory: PullMemory,
  now: number,
  ladder: Ladder = kubeletLadder,
): EnsureOutcome {
  const parsed = applyDefaultImageTag(node.image);
  if (!parsed.ok) {
    const message = `Failed to apply default image tag "${node.image}": ${parsed.message}`;
    const refusal = { reason: 'InvalidImageName', message } as const;
    return { refusal, calls: [], events: ['InspectFailed'], present: null, pullRequired: null, memory };
  }
  const looks = node.policy !== 'Always';
  const calls = looks ? (['GetImageRef'] as const) : [];
  const present = looks ? node.present : null;
  if (looks && node.inspectError !== null) {
    const message = `Failed to inspect image "": ${node.inspectError}`;
    const refusal = { reason: 'ImageInspectError', message } as const;
    return { refusal, calls, events: ['InspectFailed'], present: null, pullRequired: null, memory };
  }
  const need = pullNeed(node.policy, node.present, node.proven);
  if (need === 'use-local') {
    return { refusal: null, calls, events: ['Pulled'], present, pullRequired: false, memory };
  }
  if (need === 'refuse') {
    const message = `Container image "${node.image}" is not present with pull policy of Never`;
    const refusal = { reason: 'ErrImageNeverPull', message } as const;
    const pullRequired = node.present ? true : null;
    return { refusal, calls, events: ['ErrImageNeverPull'], present, pullRequired, memory };
  }
  return { ...pull(node, memory, now, ladder, calls), present, pullRequired: true };
}

type Attempt = Pick<EnsureOutcome, 'refusal' | 'calls' | 'events' | 'memory'>;

function pull(
  node: NodeSituation,
  memory: PullMemory,
  now: number,
  ladder: Ladder,
  calls: EnsureOutcome['calls'],
): Attempt {
  if (isBackingOff(memory.timer, now, ladder)) {
    const before = memory.last ? `: ${memory.last.reason}: ${memory.last.message}` : '';
    const refusal = {
      reason: 'ImagePullBackOff',
      message: `Back-off pulling image "${node.image}"${before}`,
    } as const;
    return { refusal, calls, events: ['BackOff'], memory };
  }
  const error = node.isThrottled ? 'pull QPS exceeded' : node.pullError;
  const asked = node.isThrottled ? calls : [...calls, 'PullImage' as const];
  if (error === null) {
    return { refusal: null, calls: [...asked, 'GetImageSize'], events: ['Pulling', 'Pulled'], memory };
  }
  const refusal = pullErrorReason(node.image, error);
  const timer = afterFailure(memory.timer, now, ladder);
  return { refusal, calls: asked, events: ['Pulling', 'Failed'], memory: { timer, last: refusal } };
}

/** Pulls that have begun by now, of those asked for; `limit` is maxParallelImagePulls, `null` for none. */
export function startedPulls(limit: number | null, asked: number, finished: number): number {
  return limit === null ? asked : Math.min(asked, finished + limit);
}
