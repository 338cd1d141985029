import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureQuery } from '#lib/api/failures.ts';
import { breakKey } from '#lib/domain/pull/hops.ts';
import { corp, tokenLogin } from '#lib/demo/scenario/logins.ts';
import { listFailures } from '#lib/server/failures/list-failures.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { readSecretsOf } from './read-secrets-of-failing.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

test('a credential that ends while the process runs has expired from then on', async () => {
  const login = tokenLogin('svc-suggest', pullport.clock.now(), 60_000);
  const document = JSON.stringify({ auths: { [corp]: login } });
  await pullport.kube('PATCH', '/api/v1/namespaces/search-staging/secrets/corp-nexus', {
    data: { '.dockerconfigjson': Buffer.from(document).toString('base64') },
  });
  const context = await pullport.contextOf('jana');
  await readSecretsOf(context, ['search-staging']);
  const query = failureQuery.parse({ namespace: 'search-staging', q: 'suggest' });
  const breaks = async () =>
    (await listFailures(context, query)).items.flatMap(({ break: at }) =>
      at === null ? [] : [breakKey(at)],
    );
  expect(await breaks()).toEqual(['registry/rejected']);
  pullport.clock.advance(120_000);
  expect(await breaks()).toEqual(['entry/expired']);
});
