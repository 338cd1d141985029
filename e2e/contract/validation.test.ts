import { describe, expect, it } from 'vitest';
import { pullSecret, restingDeployment, restingPod } from '#e2e/contract/objects.ts';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();
const secrets = `${place.core}/secrets`;
const redacted = 'Invalid value: "<secret contents redacted>": ';

describe('a pull secret’s document', () => {
  it.each([
    ['[]', 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
    ['123', 'json: cannot unmarshal number into Go value of type map[string]interface {}'],
    ['true', 'json: cannot unmarshal bool into Go value of type map[string]interface {}'],
    ['"x"', 'json: cannot unmarshal string into Go value of type map[string]interface {}'],
    ['nope', "invalid character 'o' in literal null (expecting 'u')"],
    ['eyJhdXRocyI6e319', "invalid character 'e' looking for beginning of value"],
    ['{"a":', 'unexpected end of JSON input'],
    ['', 'unexpected end of JSON input'],
    ['{"a":1} x', "invalid character 'x' after top-level value"],
    ["{'a':1}", "invalid character '\\'' looking for beginning of object key string"],
  ])('%s is refused without repeating it', async (document, problem) => {
    const { status, body } = await admin.post(secrets, pullSecret('bad', document));
    expect(status).toBe(422);
    expect(body).toMatchObject({
      reason: 'Invalid',
      message: `Secret "bad" is invalid: data[.dockerconfigjson]: ${redacted}${problem}`,
      details: {
        ...{ name: 'bad', kind: 'Secret' },
        causes: [{ reason: 'FieldValueInvalid', field: 'data[.dockerconfigjson]' }],
      },
    });
  });

  it.each(['{}', 'null', '{"auths":{}}', '{"auths":[]}'])('%s passes', async (document) => {
    expect((await admin.post(`${secrets}?dryRun=All`, pullSecret('ok', document))).status).toBe(201);
  });
});

type Case = [what: string, object: object, field: string, reason: string];

const cases: Case[] = [
  [
    'no document',
    { metadata: { name: 'x' }, type: 'kubernetes.io/dockerconfigjson' },
    'data[.dockerconfigjson]',
    'FieldValueRequired',
  ],
  [
    'no dockercfg',
    { metadata: { name: 'x' }, type: 'kubernetes.io/dockercfg', data: { a: 'eA==' } },
    'data[.dockercfg]',
    'FieldValueRequired',
  ],
  [
    'a key with a space',
    { metadata: { name: 'x' }, data: { 'a b': 'eA==' } },
    'data[a b]',
    'FieldValueInvalid',
  ],
  ['a name with capitals', { metadata: { name: 'Bad_Name' } }, 'metadata.name', 'FieldValueInvalid'],
  ['no name', { metadata: {} }, 'metadata.name', 'FieldValueRequired'],
  [
    'a label key with a space',
    { metadata: { name: 'x', labels: { 'a b': 'c' } } },
    'metadata.labels',
    'FieldValueInvalid',
  ],
  [
    'a label value with a space',
    { metadata: { name: 'x', labels: { a: 'c d' } } },
    'metadata.labels',
    'FieldValueInvalid',
  ],
  [
    'too much data',
    { metadata: { name: 'x' }, data: { a: Buffer.alloc(1_048_577).toString('base64') } },
    'data',
    'FieldValueTooLong',
  ],
];

describe('a secret', () => {
  it.each(cases)('with %s is refused', async (_, object, field, reason) => {
    expect(await admin.post(secrets, object)).toMatchObject({
      status: 422,
      body: { reason: 'Invalid', details: { kind: 'Secret', causes: [{ field, reason }] } },
    });
  });

  it.each([
    ['another kind', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } }],
    ['another version', { apiVersion: 'v2', kind: 'Secret', metadata: { name: 'x' } }],
    ['another namespace', { metadata: { name: 'x', namespace: 'elsewhere' } }],
    ['data that is no base64', { metadata: { name: 'x' }, data: { a: '***' } }],
    ['half a document', '{"metadata":'],
  ])('of %s is a bad request', async (_, object) => {
    expect(await admin.post(secrets, object)).toMatchObject({
      status: 400,
      body: { kind: 'Status', reason: 'BadRequest' },
    });
  });

  it('in plain text is a 415', async () => {
    const answer = await admin.call('POST', secrets, pullSecret('x', '{}'), { type: 'text/plain' });
    expect(answer).toMatchObject({ status: 415, body: { reason: 'UnsupportedMediaType' } });
  });
});

describe('a workload', () => {
  const deployment = restingDeployment('x');
  const container = { name: 'app', image: 'public.corp.test/app:1' };
  const jobTemplate = { spec: { template: { spec: { restartPolicy: 'Never', containers: [container] } } } };
  const mismatch = 'Invalid value: {"app":"x"}: `selector` does not match template `labels`';
  const refused: [what: string, path: string, object: object, problem: string][] = [
    [
      'a Deployment without a selector',
      `${place.apps}/deployments`,
      { ...deployment, spec: { ...deployment.spec, selector: undefined } },
      `[spec.selector: Required value, spec.template.metadata.labels: ${mismatch}]`,
    ],
    [
      'a Deployment of less than no pods',
      `${place.apps}/deployments`,
      { ...deployment, spec: { ...deployment.spec, replicas: -1 } },
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'a CronJob by what is no schedule',
      `${place.batch}/cronjobs`,
      { metadata: { name: 'x' }, spec: { schedule: 'nonsense', jobTemplate } },
      'spec.schedule: Invalid value: "nonsense": expected exactly 5 fields, found 1: [nonsense]',
    ],
    [
      'a CronJob without a schedule',
      `${place.batch}/cronjobs`,
      { metadata: { name: 'x' }, spec: { jobTemplate } },
      'spec.schedule: Required value',
    ],
  ];

  it.each(refused)('%s is refused', async (_, path, object, problem) => {
    const { status, body } = await admin.post(path, object);
    expect(status).toBe(422);
    expect(body['message']).toMatch(/^(Deployment\.apps|CronJob\.batch) "x" is invalid: /);
    expect(body['message'].split(' is invalid: ')[1]).toBe(problem);
  });
});

describe('an image', () => {
  it.each([
    ['', 'FieldValueRequired', 'Required value'],
    [' app:1', 'FieldValueInvalid', 'Invalid value: " app:1": must not have leading or trailing whitespace'],
  ])('"%s" is refused in a pod', async (image, reason, message) => {
    expect(await admin.post(`${place.core}/pods`, restingPod('x', {}, { image }))).toMatchObject({
      status: 422,
      body: { details: { causes: [{ field: 'spec.containers[0].image', reason, message }] } },
    });
  });

  it('of white space passes in a template', async () => {
    const { status } = await admin.post(`${place.apps}/deployments?dryRun=All`, restingDeployment('x', ' '));
    expect(status).toBe(201);
  });

  it('is pulled by one of three policies', async () => {
    const pod = restingPod('x', {}, { imagePullPolicy: 'Sometimes' });
    expect(await admin.post(`${place.core}/pods`, pod)).toMatchObject({
      status: 422,
      body: {
        details: {
          causes: [
            {
              field: 'spec.containers[0].imagePullPolicy',
              message: 'Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"',
            },
          ],
        },
      },
    });
  });
});
