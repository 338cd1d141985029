import { expect, type Page } from '@playwright/test';

type Workload = { namespace: string; kind: 'Deployment' | 'StatefulSet' | 'DaemonSet'; name: string };

/** Gives a workload new pods, as another tab would: by the API. */
export async function restart(page: Page, workload: Workload): Promise<void> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(`${origin}/api/v1/restarts`, {
    data: { workloads: [workload], pods: [], dryRun: false },
    headers: { origin, 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.status()).toBe(200);
}
