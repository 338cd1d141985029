import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoPullport, type DemoPullport } from '#scripts/testing/demo-context.ts';
import { showMetrics } from './show-metrics.ts';

let world: DemoPullport;
beforeAll(async () => {
  world = await startDemoPullport();
});
afterAll(() => world.close());

async function statusFor(origin: string | null, host: string): Promise<number> {
  const doorway = origin === null ? ({ is: 'loopback' } as const) : ({ is: 'public', origin } as const);
  return (await showMetrics({ ...world.running, doorway }, new Headers({ host }))).status;
}

describe('showMetrics', () => {
  it.each([
    'images.corp.example',
    'IMAGES.corp.example',
    'images.corp.example:443',
    'images.corp.example:8443',
    'images.corp.example.',
    'Images.Corp.Example.:443',
  ])('tells nothing under the public name, spelt %s', async (host) => {
    expect(await statusFor('https://images.corp.example', host)).toBe(404);
  });

  it('answers scrapers that come by the pod’s address', async () => {
    expect(await statusFor('https://images.corp.example', '10.0.0.7:3000')).toBe(200);
    expect(await statusFor('https://images.corp.example', 'pullport.tools.svc:3000')).toBe(200);
  });

  it('answers on loopback only under loopback names', async () => {
    expect(await statusFor(null, 'localhost:3000')).toBe(200);
    expect(await statusFor(null, 'evil.example')).toBe(404);
  });
});
