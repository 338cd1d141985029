import { expect, expectFitInEveryForm, test } from './fixtures.ts';

test.describe('an address that leads nowhere', () => {
  test.use({ expectedConsole: [/status of 404/] });

  test('is a 404 inside the frame, with the ways on', async ({ page }) => {
    const answer = await page.goto('/pots/of/gold');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
    await expectFitInEveryForm(page);
    await page.getByRole('link', { name: 'All pods' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Pods' })).toBeVisible();
  });

  test('is a problem that says so where the API is asked', async ({ page, server }) => {
    const answer = await page.request.get(`${server}/api/v1/pots`);
    expect(answer.status()).toBe(404);
    expect(answer.headers()['content-type']).toBe('application/problem+json');
  });
});
