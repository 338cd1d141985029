import { PodPage } from '#e2e/pages/pod.page.ts';
import { expect, expectFitInEveryForm, test } from './fixtures.ts';

test('every container and image volume, as written and as the kubelet reads it', async ({ page }) => {
  const pod = new PodPage(page);
  await pod.openOneOf('checkout', 'Deployment/checkout-api');
  const cards = pod.panel('Containers and images').getByRole('listitem');
  await expect(cards).toHaveCount(5);
  for (const kind of ['init container', 'sidecar', 'container', 'image volume']) {
    await expect(cards.getByText(kind, { exact: true }).first()).toBeVisible();
  }
  const init = cards.filter({ hasText: 'init container' });
  await expect(init).toContainText('docker.io');
  await expect(init).toContainText('filled in');
  await expect(init).toContainText(/imagePullPolicy IfNotPresent, the default\./);
});

test('a failing container says why, when it is tried again, and leads to its explanation', async ({
  page,
}) => {
  const pod = new PodPage(page);
  await pod.openOneOf('payments', 'Deployment/ledger-api');
  const api = pod.container('api');
  await expect(api).toContainText('entry: port differs');
  await expect(api).toContainText('never started');
  await expect(api).toContainText('≈');
  await expect(api.getByLabel('What the cluster says of api')).toContainText('registry.corp.example:5000');
  await api.getByRole('link', { name: 'Explain' }).click();
  await expect(page).toHaveURL(/\/failures\/payments\/ledger-api-[^/]+\/api$/);
});

test('an ephemeral container is one of them, and a policy that is set by hand is explained', async ({
  page,
}) => {
  const pod = new PodPage(page);
  await page.goto('/pods/ci-runners/debug-shell');
  await expect(pod.container('debugger')).toContainText('ephemeral container');
  await pod.openOneOf('ci-runners', 'Deployment/runner');
  await expect(pod.container('runner')).toContainText(
    'imagePullPolicy Never, the default would be IfNotPresent.',
  );
});

test('owner, node, account, secrets and labels lead on', async ({ page }) => {
  const pod = new PodPage(page);
  await pod.openOneOf('payments', 'Deployment/ledger-api');
  await expect(pod.main.getByRole('link', { name: 'corp-registry', exact: true })).toHaveAttribute(
    'href',
    '/pull-secrets/payments/corp-registry',
  );
  await pod.main.getByRole('link', { name: 'Deployment ledger-api' }).click();
  await expect(page).toHaveURL('/pods?workload=Deployment/ledger-api');
  await page.goBack();
  await pod.panel('Labels').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/pods\?.*label=/);
});

test('events as this person may read them', async ({ page }) => {
  const pod = new PodPage(page);
  await pod.openOneOf('payments', 'Deployment/ledger-api');
  await expect(pod.panel('Events')).toContainText('Failed');
  await expect(pod.panel('Events')).toContainText('BackOff');
});

test('a pod that is gone is said to be gone', async ({ page }) => {
  await page.goto('/pods/payments/gone-7d9');
  await expect(page.getByRole('main')).toContainText('There is no pod gone-7d9 in payments (any more)');
  await page.getByRole('link', { name: 'Go to the list' }).click();
  await expect(page).toHaveURL('/pods');
});

test('a pod that goes while it is shown is said to be gone, and nobody asks for it any more', async ({
  page,
  server,
}) => {
  const pod = new PodPage(page);
  const name = await pod.openOneOf('search', 'Deployment/ranker');
  const path = `/api/v1/namespaces/search/pods/${name}`;
  const asked: string[] = [];
  await page.request.post(`${server}/api/v1/restarts`, {
    data: { pods: [{ namespace: 'search', name }] },
    headers: { origin: server, 'sec-fetch-site': 'same-origin' },
  });
  await expect(pod.main).toContainText('This pod is gone');
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await pod.main.getByRole('link', { name: 'Pods of the owner' }).click();
  await expect(page).toHaveURL('/pods?namespace=search&workload=Deployment/ranker');
  expect(asked).not.toContain(path);
});

test.describe('without the right', () => {
  test.use({ person: 'mara' });

  test('the words are the same whether or not the pod exists', async ({ page }) => {
    const wordsOf = async (path: string) => {
      await page.goto(path);
      await expect(page.getByRole('main')).toContainText('You may not get pods in checkout');
      await expect(page.getByRole('link', { name: 'Go to the list' })).toHaveAttribute('href', '/pods');
      return (await page.getByRole('main').innerText()).replaceAll(/session-store-0|never-was-here/g, 'NAME');
    };
    expect(await wordsOf('/pods/checkout/session-store-0')).toBe(
      await wordsOf('/pods/checkout/never-was-here'),
    );
  });
});

test('accessible and without sideways scroll, in both themes, at a desk and on a phone', async ({ page }) => {
  await new PodPage(page).openOneOf('checkout', 'Deployment/checkout-api');
  await expectFitInEveryForm(page);
});
