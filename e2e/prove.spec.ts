import { expect, expectFitInEveryForm, test } from './fixtures.ts';
import { ProvePage } from './pages/prove.page.ts';

const corp = 'registry.corp.example:5000';
/** A pull takes as long in the demo as in life. */
const aPull = { timeout: 45_000 };

test('shows a refusal step by step, with its cause, and removes the pod', async ({ page }) => {
  const prove = new ProvePage(page);
  await prove.open();
  await expect(prove.start).toHaveAccessibleDescription('Choose a namespace first.');
  await prove.pick('Namespace', 'search');
  await prove.pick('Service account', 'indexer');
  await prove.image.fill('ghcr.io/corp-example/indexer:1.9.2');
  await prove.start.click();
  await expect(prove.steps).toContainText('is made in search');
  await expect(page.getByText('It is refused')).toBeVisible(aPull);
  await expect(prove.steps.getByRole('listitem').last()).toContainText('Removed', aPull);
  await expect(page).toHaveURL(/namespace=search&image=ghcr\.io\/corp-example\/indexer:1\.9\.2/);
});

test('shows that an image can be pulled, with what the tag was', async ({ page }) => {
  const prove = new ProvePage(page);
  await prove.open(`?namespace=search&image=${corp}/search/suggest:0.9.2&node=node-03`);
  await prove.start.click();
  await expect(page.getByText('It can be pulled')).toBeVisible(aPull);
  await expect(page.getByText('What was pulled:')).toBeVisible();
  await expect(prove.steps.getByRole('listitem').last()).toContainText('Removed', aPull);
});

test('says at the field what is wrong with an image, and makes no pod', async ({ page, expectedConsole }) => {
  expectedConsole.push(/status of 4\d\d/);
  const prove = new ProvePage(page);
  await prove.open('?namespace=search&image=Not%20An%20Image');
  await prove.start.click();
  await expect(prove.image).toHaveAttribute('aria-invalid', 'true');
  await expect(prove.steps.getByRole('listitem')).toHaveCount(0);
});

test('fits every form', async ({ page }) => {
  const prove = new ProvePage(page);
  await prove.open('?namespace=search');
  await expectFitInEveryForm(page);
});

test.describe('a viewer', () => {
  test.use({ person: 'vera' });

  test('is told before anything is filled in which right is missing', async ({ page }) => {
    const prove = new ProvePage(page);
    await prove.open('?namespace=payments');
    await expect(page.getByText(/may not create pods in namespace payments/).first()).toBeVisible();
    await expect(prove.start).toHaveAttribute('aria-disabled', 'true');
  });
});
