import { saveAs } from '#e2e/pages/export.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { restart } from '#e2e/pages/restart.ts';
import { expect, expectFitInEveryForm, test } from './fixtures.ts';

test('what fails comes first, with the point where it breaks', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open();
  await expect(pods.rows.first()).toContainText('Failing');
  await expect(pods.row(/ledger-api-/).first()).toContainText('entry: port differs');
  await expect(page.getByText(/\d+ pods\. \d+ cannot pull an image/)).toBeVisible();
});

test('a facet narrows the list, stands in the address and can be taken away again', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open();
  await pods.choose('Namespace', 'checkout');
  await expect(page).toHaveURL('/pods?namespace=checkout');
  await expect(pods.row('kube-system')).toHaveCount(0);
  await pods.choose('State', 'Failing');
  await expect(page).toHaveURL('/pods?namespace=checkout&pull=failing');
  await expect(pods.row(/Running/)).toHaveCount(0);
  await page.getByRole('link', { name: 'Remove filter namespace' }).click();
  await expect(page).toHaveURL('/pods?pull=failing');
  await page.goBack();
  await expect(page).toHaveURL('/pods?namespace=checkout&pull=failing');
  await expect(pods.facet('Namespace').getByRole('checkbox', { name: 'checkout' })).toBeChecked();
});

test('from a failing row one click leads to why, whatever the density', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open('?namespace=payments&pull=failing');
  const why = pods.rows.first().getByRole('link', { name: /^Why / });
  await page.getByRole('button', { name: 'One line' }).click();
  await expect(why).toBeVisible();
  await why.click();
  await expect(page).toHaveURL(/\/failures\/payments\/[^/]+\/[^/]+$/);
});

test('zero stays visible in a facet', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open('?namespace=kube-system');
  await expect(pods.facet('State').getByRole('checkbox', { name: /^Unknown\s*0$/ })).toBeVisible();
});

test('words and key=value go into the address; an unknown key is explained', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open();
  await pods.addFilter('ledger-api');
  await expect(page).toHaveURL('/pods?q=ledger-api');
  await expect(pods.rows.first()).toContainText('ledger-api');
  await pods.addFilter('policy=Never');
  await expect(page).toHaveURL('/pods?q=ledger-api&policy=Never');
  await expect(page.getByText('No pod passes all filters')).toBeVisible();
  await page.getByRole('link', { name: 'Without search' }).click();
  await expect(pods.row(/runner-/)).toHaveCount(1);
  await pods.addFilter('colour=red');
  await expect(page.getByText('There is no filter "colour".')).toBeVisible();
});

test('finds by image, label, node and workload', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open('?q=opensearch:2');
  await expect.poll(() => pods.names()).toContain('opensearch-data-0');
  await pods.open('?workload=StatefulSet/query-cache');
  await expect.poll(() => pods.names()).toEqual(expect.arrayContaining(['query-cache-0']));
  await pods.open('?node=node-06');
  await expect(pods.row('node-05')).toHaveCount(0);
  await expect(pods.row('node-06').first()).toBeVisible();
});

test('the head sorts, both ways', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open('?namespace=kube-system');
  await pods.table.getByRole('link', { name: 'Pod', exact: true }).click();
  await expect(page).toHaveURL('/pods?namespace=kube-system&sort=name');
  await expect(pods.table.getByRole('columnheader', { name: 'Pod' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const ascending = await pods.names();
  expect(ascending).toEqual(ascending.toSorted());
  await pods.table.getByRole('link', { name: 'Pod', exact: true }).click();
  await expect(page).toHaveURL('/pods?namespace=kube-system&sort=-name');
  await expect.poll(() => pods.names()).toEqual(ascending.toReversed());
});

test('pages of 100 rows, each a link', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open();
  await expect(pods.rows).toHaveCount(100);
  await pods.pages.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL('/pods?page=2');
  await expect(pods.pages).toContainText('101–200 of');
  await pods.pages.getByRole('link', { name: 'Previous' }).click();
  await expect(pods.pages).toContainText('1–100 of');
});

test('a row opens in place: why it fails and every container with its whole image', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open('?q=checkout-api&pull=failing');
  await page
    .getByRole('button', { name: /^Containers of checkout-api-/ })
    .first()
    .click();
  const containers = pods.containersOf(/^Containers of checkout-api-/);
  await expect(containers.getByRole('listitem')).toHaveCount(5);
  await expect(containers).toContainText('init');
  await expect(containers).toContainText('sidecar');
  await expect(containers).toContainText('volume');
  await expect(containers).toContainText('never started');
  await page.getByRole('link', { name: 'Explain' }).click();
  await expect(page).toHaveURL(/\/failures\/checkout\/checkout-api-/);
});

test('rows come and go while one looks, without a reload', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open('?workload=Deployment/fraud-scorer&namespace=payments-staging');
  await expect(pods.rows).toHaveCount(1);
  const [before = ''] = await pods.names();
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  await restart(page, { namespace: 'payments-staging', kind: 'Deployment', name: 'fraud-scorer' });
  await expect.poll(() => pods.names().then((names) => names.some((name) => name !== before))).toBe(true);
  // The old pod goes once the new one runs.
  await expect.poll(() => pods.names(), { timeout: 40_000 }).not.toContain(before);
  await expect(pods.rows.first()).toContainText('fraud-scorer');
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
});

test('j, k, Enter, e, / and y work without a mouse', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const pods = new PodsPage(page);
  await pods.open('?namespace=payments');
  const [first = '', second = ''] = await pods.names();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(pods.row(second)).toBeFocused();
  await page.keyboard.press('k');
  await expect(pods.row(first)).toBeFocused();
  await page.keyboard.press('e');
  await expect(pods.table.getByRole('list', { name: `Containers of ${first}` })).toBeVisible();
  await page.keyboard.press('e');
  await expect(pods.table.getByRole('list', { name: `Containers of ${first}` })).toHaveCount(0);
  await page.keyboard.press('y');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^kubectl get pods -n payments/);
  await page.keyboard.press('c');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('/pods?namespace=payments');
  await page.keyboard.press('/');
  await expect(pods.query).toBeFocused();
});

test('exports everything that is filtered, as CSV and as JSON', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open('?namespace=observability&sort=name');
  const total = await pods.total();
  const json = await saveAs(page, 'JSON');
  expect(json.name).toBe('pods.json');
  const rows = JSON.parse(json.text) as { namespace: string; name: string }[];
  expect(rows).toHaveLength(total);
  expect(new Set(rows.map(({ namespace }) => namespace))).toEqual(new Set(['observability']));
  const csv = await saveAs(page, 'CSV');
  const [head = '', ...lines] = csv.text.trim().split('\r\n');
  expect(head).toMatch(/^namespace,pod,container,kind,image,registry/);
  expect(lines.length).toBeGreaterThanOrEqual(total);
  for (const { name } of rows) expect(csv.text).toContain(name);
});

test('a filter that does not exist says which and offers the whole list', async ({ page }) => {
  await page.goto('/pods?pull=broken&colour=red&page=0');
  await expect(page.getByText('This address asks for something that does not exist')).toBeVisible();
  const fields = page.getByRole('main').getByRole('listitem');
  await expect(fields.filter({ hasText: 'pull' })).toBeVisible();
  await expect(fields.filter({ hasText: 'colour' })).toBeVisible();
  await expect(fields.filter({ hasText: 'page' })).toBeVisible();
  await page.getByRole('link', { name: 'Show without filters' }).click();
  await expect(page).toHaveURL('/pods');
});

test('one line per row is remembered', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open();
  const height = async () => (await pods.rows.first().boundingBox())?.height ?? 0;
  const tall = await height();
  await page.getByRole('button', { name: 'One line' }).click();
  expect(await height()).toBeLessThan(tall);
  await page.reload();
  await expect.poll(height).toBeLessThan(tall);
});

test('accessible and without sideways scroll, in both themes, at a desk and on a phone', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open('?namespace=checkout,payments&q=checkout-api&pull=failing');
  await page
    .getByRole('button', { name: /^Containers of checkout-api-/ })
    .first()
    .click();
  await expectFitInEveryForm(page);
});
