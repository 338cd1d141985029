import { FailurePage } from '#e2e/pages/failure.page.ts';
import { FailuresPage } from '#e2e/pages/failures.page.ts';
import { expect, expectFitInEveryForm, test } from './fixtures.ts';

test('one wrong password is one line, with its namespaces, its remedy and its pods', async ({ page }) => {
  const list = new FailuresPage(page);
  await list.open();
  await expect(list.main.getByRole('heading', { level: 1 })).toHaveText(
    /^\d+ containers cannot pull, for \d+ reasons$/,
  );
  const group = list.group(/rejects the password of svc-pull-checkout/);
  await expect(group).toContainText('registry: rejected');
  await expect(group).toContainText('cart');
  await expect(group).toContainText('heals at the next attempt');
  await expect(group.getByRole('link', { name: 'Rotate everywhere' })).toHaveAttribute(
    'href',
    /^\/pull-secrets\/[a-z-]+\/[a-z-]+\?tab=rotate$/,
  );
  await group.getByRole('button', { name: /^Open/ }).click();
  const containers = group.getByRole('list', { name: 'Containers of this group' }).getByRole('listitem');
  expect(await containers.count()).toBeGreaterThan(4);
  await containers.first().getByRole('link').click();
  await expect(page).toHaveURL(/\/failures\/[^/]+\/[^/]+\/[^/]+$/);
});

test('groups by namespace and by cause, filters and what is wrong with one are in the address', async ({
  page,
}) => {
  const list = new FailuresPage(page);
  await list.open();
  await list.groupBy('Cause').click();
  await expect(page).toHaveURL('/failures?groupBy=cause');
  await expect(list.main.getByRole('heading', { level: 1 })).toContainText('causes');
  await list.filter.fill('registry=ghcr.io');
  await list.filter.press('Enter');
  await expect(page).toHaveURL('/failures?groupBy=cause&registry=ghcr.io');
  await list.filter.fill('color=red');
  await list.filter.press('Enter');
  await expect(list.main).toContainText('There is no filter "color".');
  await list.main.getByRole('link', { name: 'Remove filter registry' }).click();
  await list.groupBy('Namespace').click();
  await expect(list.groups.first()).toContainText('cannot pull in');
});

test('a cause of several roots offers none of their remedies, but the roots', async ({ page }) => {
  const list = new FailuresPage(page);
  await list.open('?groupBy=cause');
  const mixed = list.groups.filter({ hasText: 'each with a remedy of its own' }).first();
  const roots = Number(/(\d+) roots, each/.exec(await mixed.innerText())?.[1]);
  expect(roots).toBeGreaterThan(1);
  await mixed.getByRole('link', { name: `Show ${roots} roots` }).click();
  await expect(page).toHaveURL(/^[^?]*\?cause=/);
  await expect(list.main.getByRole('heading', { level: 1 })).toContainText(`for ${roots} reasons`);
  await expect(list.groups).toHaveCount(roots);
});

test('a filter that nothing passes says which to drop', async ({ page }) => {
  const list = new FailuresPage(page);
  await list.open('?q=no-such-thing');
  await expect(list.main).toContainText('No failure passes all filters');
  await list.main.getByRole('link', { name: 'Without search' }).click();
  await expect(list.groups.first()).toBeVisible();
});

test('workloads that cannot make a pod, and images that fail on some nodes only, are told apart', async ({
  page,
}) => {
  const list = new FailuresPage(page);
  await list.open();
  const blocked = list.main.getByRole('region', { name: 'Cannot even make a pod' });
  await expect(blocked).toContainText('Account missing');
  await expect(blocked).toContainText('Quota used up');
  await expect(list.group(/has no pull secret, and registry\.corp/)).toContainText(
    /Runs on node-\d+, fails on/,
  );
});

test('the export holds what is filtered', async ({ page }) => {
  const list = new FailuresPage(page);
  await list.open('?namespace=payments');
  await list.main.getByRole('button', { name: 'Export' }).click();
  const arriving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'JSON' }).click();
  const file = await (await arriving).createReadStream();
  const text = (await file.toArray()).join('');
  const rows = JSON.parse(text) as { namespace: string; break: string }[];
  expect(new Set(rows.map(({ namespace }) => namespace))).toEqual(new Set(['payments']));
  expect(rows.map(({ break: at }) => at)).toContain('entry: port differs');
});

test('keys lead through failures, to the remedies and to the link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const failure = new FailurePage(page);
  await failure.openOneOf('payments', 'ledger-api');
  const first = page.url();
  await page.keyboard.press('r');
  await expect(page.locator('#remedies')).toBeFocused();
  await page.keyboard.press('c');
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
  await page.keyboard.press(']');
  await expect(page).not.toHaveURL(first);
  await expect(failure.path).toBeVisible();
  await page.keyboard.press('[');
  await expect(page).toHaveURL(first);
});

test('the list fits and is accessible in every form', async ({ page }) => {
  const list = new FailuresPage(page);
  await list.open();
  await list.groups.first().getByRole('button', { name: /^Open/ }).click();
  await expectFitInEveryForm(page);
});

test.describe('a tenant', () => {
  test.use({ person: 'mara' });

  test('sees her own failures only', async ({ page }) => {
    const list = new FailuresPage(page);
    await list.open();
    await expect(list.groups.first()).toBeVisible();
    await expect(list.main).not.toContainText('checkout');
  });
});

test.describe('who may see nothing', () => {
  test.use({ person: 'nils' });

  test('hears which right is missing, and not that all is well', async ({ page }) => {
    const list = new FailuresPage(page);
    await list.open();
    await expect(list.main).toContainText('No namespace is yours to see yet');
    await expect(list.main).not.toContainText('Every image');
  });
});
