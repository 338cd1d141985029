import { afterAll, beforeAll, expect } from 'vitest';
import { describeVectors } from '#scripts/testing/vectors.ts';
import { asArray, type JsonObject, member } from './objects.ts';
import { startTestServer, type TestServer } from './test-server.ts';

type SecretVector = {
  name: string;
  metadata: { name: string; namespace: string };
  type?: string;
  data?: Record<string, string>;
  dataSizes?: Record<string, number>;
  valid: boolean;
  errorField?: string;
  errorType?: string;
};

type AdmissionVector = {
  name: string;
  serviceAccountImagePullSecrets: string[];
  podImagePullSecrets: string[];
  limitSecretReferences: boolean;
  allowed: boolean;
  resultImagePullSecrets: string[] | null;
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  server.store.create('namespaces', { metadata: { name: 'bar' } });
});
afterAll(() => server.api.close());

const base64 = (text: string) => Buffer.from(text).toString('base64');

function dataOf({ data = {}, dataSizes = {} }: SecretVector): JsonObject {
  const given = Object.entries(data).map(([key, text]) => [key, base64(text)]);
  const sized = Object.entries(dataSizes).map(([key, size]) => [key, base64('x'.repeat(size))]);
  return Object.fromEntries([...given, ...sized]);
}

describeVectors<SecretVector>(
  'secret-validation.json',
  ({ name }) => name,
  async (vector) => {
    const path = `/api/v1/namespaces/${encodeURIComponent(vector.metadata.namespace)}/secrets?dryRun=All`;
    const type = vector.type === undefined ? {} : { type: vector.type };
    const { status, body } = await server.call('POST', path, {
      metadata: vector.metadata,
      ...type,
      data: dataOf(vector),
    });
    expect(status < 300).toBe(vector.valid);
    const [cause] = asArray(member(body, 'details', 'causes'));
    if (vector.errorField !== undefined) expect(member(cause, 'field')).toBe(vector.errorField);
    if (vector.errorType !== undefined) expect(member(cause, 'message')).toContain(vector.errorType);
  },
);

describeVectors<AdmissionVector>(
  'sa-admission.json',
  ({ name }) => name,
  async (vector) => {
    const references = (names: string[]) => names.map((name) => ({ name }));
    server.store.mutate('serviceaccounts', 'shop', 'default', (draft) => {
      draft['imagePullSecrets'] = references(vector.serviceAccountImagePullSecrets);
      const enforced = String(vector.limitSecretReferences);
      draft.metadata.annotations = { 'kubernetes.io/enforce-mountable-secrets': enforced };
    });
    const pod = {
      metadata: { name: 'web' },
      spec: {
        containers: [{ name: 'main', image: 'app' }],
        imagePullSecrets: references(vector.podImagePullSecrets),
      },
    };
    const { status, body } = await server.call('POST', '/api/v1/namespaces/shop/pods?dryRun=All', pod);
    expect(status).toBe(vector.allowed ? 201 : 403);
    if (vector.resultImagePullSecrets === null) return;
    expect(member(body, 'spec', 'imagePullSecrets')).toEqual(references(vector.resultImagePullSecrets));
  },
);
