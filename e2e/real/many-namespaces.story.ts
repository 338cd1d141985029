import { apply } from '#e2e/cluster/workloads/apply.ts';
import { namespaceObject, serviceAccount } from '#e2e/cluster/workloads/objects.ts';
import { NewSecretPage } from '#e2e/pages/new-secret.page.ts';
import { storedIn } from '#e2e/real/stored.ts';
import { expect, registriesOf, testAs } from '#e2e/real/stage.ts';

testAs.use({ identity: 'admin' });

testAs('an admin hands a credential to forty namespaces', async ({ page, cluster }) => {
  const { hosts, account } = registriesOf(cluster);
  const admin = cluster.access('admin');
  const names = Array.from({ length: 40 }, (_, at) => `squad-${at + 1}`);
  const labelled = { labels: { 'corp.test/unit': 'retail' } };
  const made = names.map(namespaceObject);
  await apply(
    admin,
    made.map((object) => ({ ...object, metadata: { ...object.metadata, ...labelled } })),
  );
  await apply(
    admin,
    names.map((name) => serviceAccount(name, 'default', [])),
  );

  const form = new NewSecretPage(page);
  await form.open('?name=retail-pull');
  await form.fillEntry({ server: hosts.password, ...account });
  await page.getByRole('button', { name: 'By label' }).click();
  await page.getByLabel('Label selector').fill('corp.test/unit=retail');
  await expect(page.getByText('40 chosen')).toBeVisible();
  await form.dryRun.click();
  await expect(form.plan.getByText('40 of 40 namespaces get retail-pull')).toBeVisible();
  await form.create.click();
  await expect(form.plan.getByText('Created in 40 namespaces')).toBeVisible();

  const { links, document } = storedIn(cluster);
  for (const name of names) expect(await links(name, 'default')).toEqual(['retail-pull']);
  const documents = await Promise.all(names.map((name) => document(name, 'retail-pull')));
  expect(new Set(documents).size).toBe(1);
});
