import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountQuery } from '#lib/api/service-accounts.ts';
import { coverageQuery } from '#lib/api/coverage.ts';
import { failureQuery } from '#lib/api/failures.ts';
import { podQuery } from '#lib/api/pods.ts';
import { pullSecretQuery } from '#lib/api/pull-secrets.ts';
import { getCoverage } from '#lib/server/coverage/get-coverage.ts';
import { listFailures } from '#lib/server/failures/list-failures.ts';
import { getOverview } from '#lib/server/overview/get-overview.ts';
import { listPods } from '#lib/server/pods/list-pods.ts';
import { listPullSecrets } from '#lib/server/pull-secrets/list-pull-secrets.ts';
import { listServiceAccounts } from '#lib/server/service-accounts/list-service-accounts.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

async function commands(person: string, query: { namespace?: string } = {}): Promise<string[]> {
  const context = await pullport.contextOf(person);
  const answers = await Promise.all([
    listPods(context, podQuery.parse(query)),
    listFailures(context, failureQuery.parse(query)),
    getOverview(context, query),
    listPullSecrets(context, pullSecretQuery.parse(query)),
    getCoverage(context, coverageQuery.parse(query)),
    listServiceAccounts(context, accountQuery.parse(query)),
  ]);
  return answers.map(({ kubectl }) => kubectl);
}

test('the command of a list is one that this person may run', async () => {
  for (const command of await commands('jana')) expect(command).toMatch(/^kubectl get \w+ -A /);
  for (const command of await commands('mara')) {
    expect(command).toMatch(/^for ns in payments payments-staging; do kubectl get \w+ -n "\$ns" .*; done$/);
  }
  for (const command of await commands('mara', { namespace: 'payments' })) {
    expect(command).toMatch(/^kubectl get \w+ -n payments /);
  }
});
