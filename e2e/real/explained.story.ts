import type { Cluster } from '#e2e/cluster/cluster.ts';
import { waitingContainers } from '#e2e/cluster/record-read.ts';
import { sceneLabel } from '#e2e/cluster/workloads/objects.ts';
import { FailurePage } from '#e2e/pages/failure.page.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { expectedFailure } from '#e2e/real/expected-failures.ts';
import { sceneNames } from '#e2e/real/scene-names.ts';
import { scenePods } from '#e2e/real/scene-pods.ts';
import { expect, test } from '#e2e/real/stage.ts';
import { pages } from '#lib/paths.ts';
import { breakLabel, type Hop, type PullBreak } from '#lib/domain/pull/hops.ts';
import { visibleLines } from '#lib/domain/text.ts';

/** The break that is written `hop/code`. */
function breakOf(key: string): PullBreak {
  const [hop, code] = key.split('/');
  return { hop, code } as PullBreak;
}

const stops: Partial<Record<Hop, RegExp>> = {
  pod: /^Pod/,
  account: /^ServiceAccount/,
  secret: /^Secret/,
  entry: /^Entry/,
  registry: /^Registry/,
};

/** The stop of the drawn path that must say so; none where it breaks at the node, or nobody knows where. */
const stopsOf = ({ hop }: PullBreak): RegExp[] => [stops[hop] ?? []].flat();

/** A CronJob's first run comes within a minute. */
const patience = { timeout: 100_000 };

/** What the kubelet says at this moment of the container whose page is open. */
async function kubeletWords(cluster: Cluster, scene: string, url: string): Promise<string> {
  const waiting = waitingContainers(await scenePods(cluster, scene));
  const open = waiting.find(({ pod: { metadata }, container }) =>
    new URL(url).pathname.endsWith(pages.failure(metadata.namespace, metadata.name, container)),
  );
  if (open === undefined) throw new Error(`${url} shows no container that waits.`);
  return visibleLines(open.message);
}

/** What is unknown is what a registry said in words that only one runtime understands. */
const stories: readonly (readonly Hop[])[] = [
  ['pod'],
  ['account'],
  ['secret'],
  ['entry'],
  ['registry', 'unknown'],
  ['node'],
];

for (const hops of stories) {
  test(`every break at ${hops.join(' and ')} is found in the list and explained on its page`, async ({
    page,
    cluster,
    runtime,
  }) => {
    const pods = new PodsPage(page);
    const failure = new FailurePage(page);
    for (const scene of sceneNames(runtime)) {
      const expected = expectedFailure(scene, runtime);
      if (expected === null || !hops.includes(breakOf(expected.breaks).hop)) continue;
      await test.step(scene, async () => {
        await page.goto(`/pods?label=${sceneLabel}=${scene}`);
        const strip = pods.rows.getByTitle(`Pull path: ${breakLabel(breakOf(expected.breaks))}`);
        await expect(strip.first(), scene).toBeVisible(patience);
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
        await expect(failure.headline, scene).toContainText(expected.headline);
        await expect(failure.main.getByText(`cause ${expected.cause}`), scene).toBeVisible();
        await expect(failure.path.locator(':scope > li'), scene).toHaveCount(5);
        await expect(failure.brokenStops, scene).toHaveText(stopsOf(breakOf(expected.breaks)));
        await expect(failure.remedies.getByRole('heading', { level: 3 }).first(), scene).toBeVisible();
        // An attempt and the wait after it have different words: the page is compared with those of the moment.
        await expect(async () => {
          const words = await kubeletWords(cluster, scene, page.url());
          expect(words, scene).not.toBe('');
          await expect(failure.panel('What the kubelet says'), scene).toContainText(words, {
            timeout: 1_000,
          });
        }).toPass(patience);
      });
    }
  });
}
