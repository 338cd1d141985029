import { cutTest } from '#e2e/faults/cut-test.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { expect, expectAccessible } from './fixtures.ts';

cutTest(
  'a cluster that is cut off leaves its last rows, says since when, and heals by itself',
  async ({ page, wire }) => {
    const pods = new PodsPage(page);
    await pods.open('?namespace=payments');
    const names = await pods.names();
    wire.cut();
    await expect(page.getByText(/^Stale since \d\d:\d\d UTC/)).toBeVisible();
    expect(await pods.names()).toEqual(names);
    await pods.table.getByRole('checkbox', { name: `Select ${names[0]}` }).click();
    await expect(page.getByRole('button', { name: /^Restart 1 workload/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await expectAccessible(page);
    wire.mend();
    await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 45_000 });
    await expect(page.getByText(/^Stale since/)).toHaveCount(0);
  },
);
