import { expect } from 'vitest';
import {
  admitAlwaysPull,
  type PodRequest,
  type PulledSpec,
  refuseNotAlways,
} from '#lib/domain/image/always-pull.ts';
import { describeVectors } from '#scripts/testing/vectors.ts';

type Vector = {
  name: string;
  phase: 'admit' | 'validate';
  operation: 'CREATE' | 'UPDATE';
  resource: string;
  subresource: string;
  podName?: string;
  pod?: PulledSpec;
  oldPod?: PulledSpec;
  /** Set where the request carries something that is no pod. */
  object?: string;
  allowed: boolean;
  expected?: Partial<Record<'initContainers' | 'containers' | 'ephemeralContainers' | 'volumes', string[]>>;
  errors?: string[];
  errorText?: string;
};

function policies(spec: PulledSpec): Required<NonNullable<Vector['expected']>> {
  const of = (list: 'initContainers' | 'containers' | 'ephemeralContainers') =>
    (spec[list] ?? []).map((each) => each.imagePullPolicy ?? '');
  return {
    initContainers: of('initContainers'),
    containers: of('containers'),
    ephemeralContainers: of('ephemeralContainers'),
    volumes: (spec.volumes ?? []).map((each) => each.image?.pullPolicy ?? ''),
  };
}

function request(vector: Vector): PodRequest {
  const { operation, resource, subresource, pod, oldPod } = vector;
  return { operation, resource, subresource, spec: pod ?? {}, ...(oldPod && { oldSpec: oldPod }) };
}

describeVectors<Vector>(
  'always-pull-images.json',
  ({ phase, name }) => `${phase}: ${name}`,
  (vector) => {
    // What is no pod is refused where the request is decoded; the types keep it out of here.
    if (vector.object !== undefined) return expect(vector.allowed).toBe(false);
    const asked = request(vector);
    if (vector.phase === 'validate') {
      const errors = refuseNotAlways(vector.podName ?? '', asked);
      expect(errors.length === 0).toBe(vector.allowed);
      if (vector.errors) expect(errors).toEqual(vector.errors);
      if (vector.errorText)
        expect(errors.length > 1 ? `[${errors.join(', ')}]` : errors[0]).toBe(vector.errorText);
      return;
    }
    const after = admitAlwaysPull(asked);
    expect(vector.allowed).toBe(true);
    if (vector.expected) expect(policies(after)).toMatchObject(vector.expected);
    // Whatever the first half lets through, the second half accepts.
    if (vector.resource === 'pods') expect(refuseNotAlways('any', { ...asked, spec: after })).toEqual([]);
  },
);
