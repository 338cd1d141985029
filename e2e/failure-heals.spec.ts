import type { Page } from '@playwright/test';
import { type Company, test } from '#e2e/faults/company.ts';
import { FailurePage } from '#e2e/pages/failure.page.ts';
import { corp, corpShared } from '#lib/demo/scenario/logins.ts';
import { expect } from './fixtures.ts';

/** What heals outside of the product is done by others while somebody looks. */

const podOf = (page: Page) => new URL(page.url()).pathname.split('/').at(3) ?? '';
const running = (failure: FailurePage) => failure.outcome.getByRole('list', { name: 'Pods after it' });

/** Deletes the pod of the page, as the kubectl line says: its successor pulls at once. */
async function deletePod(company: Company, page: Page, namespace: string): Promise<void> {
  await company.kube('DELETE', `/api/v1/namespaces/${namespace}/pods/${podOf(page)}`);
}

test('pod: a corrected image name makes a pod that runs', async ({ page, company }) => {
  const failure = new FailurePage(page);
  await failure.openOneOf('ci-runners', 'report-gen');
  await expect(failure.headline).toContainText('is not a usable image name');
  await expect(failure.remedies).toContainText('kubectl set image deployment/report-gen report-gen=IMAGE');
  const containers = [{ name: 'report-gen', image: `${corp}/platform/jvm-base:21` }];
  await company.kube('PATCH', '/apis/apps/v1/namespaces/ci-runners/deployments/report-gen', {
    spec: { template: { spec: { containers } } },
  });
  await expect(failure.outcome).toContainText('This pod is gone');
  await expect(running(failure)).toContainText('Running');
});

test('pod: an image brought to its node is found at the next look', async ({ page, company }) => {
  const failure = new FailurePage(page);
  await failure.openOneOf('ci-runners', 'localhost/ci-base');
  await expect(failure.remedy(/Bring the image to the node/)).toBeVisible();
  company.outside.load('localhost/ci-base:dev');
  await expect(failure.outcome).toContainText('Healed.', { timeout: 90_000 });
});

test('secret: a document that can be read takes the place of one that cannot', async ({ page }) => {
  const failure = new FailurePage(page);
  await failure.openOneOf('data-ingest', 'doc-convert');
  await expect(failure.headline).toContainText('cannot be decoded');
  const address = page.url();
  await failure
    .remedy(/Repair Secret legacy-pull/)
    .getByRole('link', { name: 'Open the secret' })
    .click();
  const repair = page.getByRole('form', { name: 'Repair' });
  const { username, password } = corpShared;
  await repair.getByLabel('New document').fill(JSON.stringify({ auths: { [corp]: { username, password } } }));
  await repair.getByRole('button', { name: 'Replace the document' }).click();
  await expect(repair).toHaveCount(0);
  await page.goto(address);
  // Its next look may be minutes away.
  await failure.restartAndWatch(
    failure.remedies.getByRole('button', { name: 'Delete pod and watch' }).first(),
  );
});

test('node: once its disk has room the next pod pulls', async ({ page, company }) => {
  const failure = new FailurePage(page);
  await failure.openOneOf('kube-system', 'edge-gateway disk');
  await expect(failure.headline).toContainText('no space');
  await expect(failure.remedies).toContainText('Free space on the node');
  company.outside.mendNode('node-09');
  await deletePod(company, page, 'kube-system');
  await expect(running(failure)).toContainText('Running');
});

test('registry: a tag that was pushed is found', async ({ page, company }) => {
  const failure = new FailurePage(page);
  await failure.openOneOf('catalog', 'media-resizer');
  await expect(failure.remedies).toContainText('push this one');
  company.outside.push(`${corp}/catalog/media-resizer:1.13.0`);
  await deletePod(company, page, 'catalog');
  await expect(running(failure)).toContainText('Running');
});

test('entry: one press heals the other namespaces too', async ({ page }) => {
  const failure = new FailurePage(page);
  await failure.openOneOf('payments', 'ledger-api');
  await failure.remedies.getByRole('button', { name: 'Also in payments-staging' }).click();
  const plan = failure.remedies.getByRole('region', { name: 'The same in payments-staging' });
  await expect(plan.getByRole('list', { name: 'Plan' })).toContainText('payments-staging / corp-registry');
  await plan.getByRole('button', { name: 'Add entry in payments-staging' }).click();
  await expect(plan.getByRole('list', { name: 'Progress' })).toContainText('Done');
  await failure.remedies.getByRole('button', { name: 'Add entry in payments', exact: true }).click();
  await expect(failure.stop('Entry')).toContainText(/matches; it is offered/);
  await failure.openOneOf('payments-staging', 'ledger-api');
  await expect(failure.stop('Entry')).toContainText(/matches; it is offered/);
});
