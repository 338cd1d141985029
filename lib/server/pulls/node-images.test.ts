import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureQuery } from '#lib/api/failures.ts';
import { breakKey } from '#lib/domain/pull/hops.ts';
import { listFailures } from '#lib/server/failures/list-failures.ts';
import { readSecretsOfFailing } from './read-secrets-of-failing.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

test('an image that a node reports later counts from then on, though the pod did not change', async () => {
  const context = await pullport.contextOf('jana');
  // Whatever else could make it look again has happened.
  await readSecretsOfFailing(context, () => true);
  await listFailures(context, failureQuery.parse({}));
  const query = failureQuery.parse({ namespace: 'ci-runners', q: 'localhost/ci-base' });
  const list = () => listFailures(context, query);
  const breaks = async () =>
    (await list()).items.flatMap(({ break: at }) => (at === null ? [] : [breakKey(at)]));
  expect(await breaks()).toEqual(['pod/never-policy']);
  const node = (await list()).items[0]?.samples[0]?.node ?? '';
  const images = [{ names: ['localhost/ci-base:dev'], sizeBytes: 1 }];
  await pullport.kube('PATCH', `/api/v1/nodes/${node}/status`, { status: { images } });
  await expect.poll(breaks).toEqual(['node/image-not-allowed']);
});
