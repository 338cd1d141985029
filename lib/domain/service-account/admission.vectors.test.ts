import { expect } from 'vitest';
import { admitPullSecrets } from '#lib/domain/service-account/admission.ts';
import { describeVectors } from '#scripts/testing/vectors.ts';

type Element = {
  name: string;
  operation: string;
  limitSecretReferences: boolean;
  serviceAccountImagePullSecrets: string[];
  podImagePullSecrets: string[];
  allowed: boolean;
  resultImagePullSecrets: string[] | null;
};

describeVectors<Element>(
  'sa-admission.json',
  (element) => element.name,
  (element) => {
    const { operation, allowed, resultImagePullSecrets } = element;
    const podSecrets = element.podImagePullSecrets;
    const admission = admitPullSecrets({
      podSecrets,
      accountSecrets: element.serviceAccountImagePullSecrets,
      limited: element.limitSecretReferences,
    });
    // The plugin acts on creation alone.
    const given = operation === 'CREATE' && admission.allowed ? admission.imagePullSecrets : podSecrets;
    expect(operation === 'CREATE' ? admission.allowed : true).toBe(allowed);
    if (resultImagePullSecrets !== null) expect(given).toEqual(resultImagePullSecrets);
  },
);
