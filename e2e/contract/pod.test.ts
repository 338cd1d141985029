import { beforeAll, describe, expect, it } from 'vitest';
import { mergePatch, restingPod, strategicPatch } from '#e2e/contract/objects.ts';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();
const pods = `${place.core}/pods`;

beforeAll(async () => {
  const imagePullSecrets = [{ name: 'second' }, { name: 'first' }];
  await admin.must('PATCH', `${place.core}/serviceaccounts/default`, { imagePullSecrets }, mergePatch);
});

describe('admission', () => {
  it('names the account and copies its pull secrets in their order where the pod lists none', async () => {
    const { spec } = await admin.must('POST', pods, restingPod('copied'));
    expect(spec).toMatchObject({
      serviceAccountName: 'default',
      imagePullSecrets: [{ name: 'second' }, { name: 'first' }],
    });
  });

  it('adds none where the pod lists one', async () => {
    const own = [{ name: 'mine' }];
    const { spec } = await admin.must('POST', pods, restingPod('own', { imagePullSecrets: own }));
    expect(spec['imagePullSecrets']).toEqual(own);
  });

  it('shows in a dry run what a pod would get', async () => {
    const { spec } = await admin.must('POST', `${pods}?dryRun=All`, restingPod('imagined'));
    expect(spec['imagePullSecrets']).toEqual([{ name: 'second' }, { name: 'first' }]);
    expect(spec['containers'][0].imagePullPolicy).toBe('IfNotPresent');
  });

  it('changes no pod that is there when an account changes', async () => {
    await admin.must('POST', `${place.core}/serviceaccounts`, { metadata: { name: 'late' } });
    await admin.must('POST', pods, restingPod('early', { serviceAccountName: 'late' }));
    const link = { imagePullSecrets: [{ name: 'now' }] };
    await admin.must('PATCH', `${place.core}/serviceaccounts/late`, link, mergePatch);
    expect((await admin.must('GET', `${pods}/early`))['spec']).not.toHaveProperty('imagePullSecrets');
  });

  it('refuses a pod whose account is missing', async () => {
    expect(await admin.post(pods, restingPod('lost', { serviceAccountName: 'nobody' }))).toMatchObject({
      status: 403,
      body: {
        reason: 'Forbidden',
        message: `pods "lost" is forbidden: error looking up service account ${place.name}/nobody: serviceaccount "nobody" not found`,
      },
    });
  });
});

describe('the pull policy', () => {
  it.each([
    ['app', 'Always'],
    ['app:latest', 'Always'],
    ['app:1', 'IfNotPresent'],
    [`app@sha256:${'a'.repeat(64)}`, 'IfNotPresent'],
    [`app:latest@sha256:${'a'.repeat(64)}`, 'Always'],
    ['app:LATEST', 'IfNotPresent'],
    ['Not A Reference', 'IfNotPresent'],
  ])('of %s is %s where nothing is said', async (image, policy) => {
    const { spec } = await admin.must('POST', `${pods}?dryRun=All`, restingPod('p', {}, { image }));
    expect(spec['containers'][0].imagePullPolicy).toBe(policy);
  });

  it('of an image volume is chosen in the same way', async () => {
    const volumes = [{ name: 'model', image: { reference: 'models/ranking' } }];
    const { spec } = await admin.must('POST', `${pods}?dryRun=All`, restingPod('p', { volumes }));
    expect(spec['volumes'][0].image).toEqual({ reference: 'models/ranking', pullPolicy: 'Always' });
  });
});

describe('a living pod', () => {
  it('takes another image, its policy stays', async () => {
    await admin.must('POST', pods, restingPod('changing'));
    const containers = [{ name: 'app', image: 'public.corp.test/app:latest' }];
    const { spec } = await admin.must('PATCH', `${pods}/changing`, { spec: { containers } }, strategicPatch);
    expect(spec['containers'][0]).toMatchObject({
      image: 'public.corp.test/app:latest',
      imagePullPolicy: 'IfNotPresent',
    });
  });

  it('takes no other pull secret', async () => {
    await admin.must('POST', pods, restingPod('fixed'));
    const change = { spec: { imagePullSecrets: [{ name: 'other' }] } };
    expect(await admin.call('PATCH', `${pods}/fixed`, change, strategicPatch)).toMatchObject({
      status: 422,
      body: {
        details: {
          causes: [
            {
              field: 'spec',
              reason: 'FieldValueForbidden',
              message: expect.stringMatching(/^Forbidden: pod updates may not change fields other than /),
            },
          ],
        },
      },
    });
  });

  it('takes ephemeral containers through their subresource, and never gives one back', async () => {
    await admin.must('POST', pods, restingPod('debugged'));
    const path = `${pods}/debugged/ephemeralcontainers`;
    const add = { spec: { ephemeralContainers: [{ name: 'debug', image: 'public.corp.test/debug' }] } };
    const { spec } = await admin.must('PATCH', path, add, strategicPatch);
    expect(spec['ephemeralContainers']).toMatchObject([{ name: 'debug', imagePullPolicy: 'Always' }]);
    expect(await admin.call('PATCH', path, { spec: { ephemeralContainers: [] } }, mergePatch)).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('existing ephemeral containers "debug" may not be removed') },
    });
    expect(
      (
        await admin.call(
          'PATCH',
          `${pods}/debugged`,
          { spec: { ephemeralContainers: [{ name: 'x', image: 'x' }] } },
          strategicPatch,
        )
      ).status,
    ).toBe(422);
  });
});
