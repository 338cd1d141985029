import { expect, onTestFinished, test } from 'vitest';
import { startDemoCluster } from '#lib/demo/demo-cluster.ts';
import { startDemoPullport } from '#scripts/testing/demo-context.ts';

type Line = { code?: string; level: number; msg: string };

test('a cluster that is lost is logged once for each reason, and when it is back', async () => {
  const { demo, running, logLines, close } = await startDemoPullport();
  onTestFinished(close);
  const lines = () => logLines.map((line) => JSON.parse(line) as Line);
  const logged = (isTrue: (line: Line) => boolean) =>
    new Promise<void>((resolve) => {
      // Lines are written once all that changed together has changed.
      const stop = running.live.onFreshness(() =>
        setImmediate(() => {
          if (!lines().some(isTrue)) return;
          stop();
          resolve();
        }),
      );
    });
  expect(lines()).toEqual([]);

  const isLost = logged(({ msg }) => msg.startsWith('Nothing listens at 127.0.0.1'));
  await demo.close();
  await isLost;
  const isBack = logged(({ code }) => code === 'cluster-back');
  const next = await startDemoCluster({ port: Number(new URL(demo.url).port) });
  onTestFinished(() => next.close());
  await isBack;

  const messages = lines().map(({ msg }) => msg);
  expect(new Set(messages).size).toBe(messages.length);
  expect(lines().every(({ level }) => level === 40)).toBe(true);
});
