import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { podExportColumns, podExportQuery, podRow } from '#lib/api/pods.ts';
import { exportPods } from '#lib/server/pods/export-pods.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const exported = async (person: string, query: object) =>
  exportPods(await pullport.contextOf(person), podExportQuery.parse(query));

describe('the export of pods', () => {
  test('is a line per container of what is filtered', async () => {
    const answer = await exported('jana', { namespace: 'checkout', pull: 'failing' });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="pods.csv"');
    const [head, ...lines] = (await answer.text()).trimEnd().split('\r\n');
    expect(head).toBe(podExportColumns.join(','));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.startsWith('checkout,'))).toBe(true);
    expect(lines.join()).toContain('registry: rejected');
    expect(lines.join()).not.toContain('reading secrets');
  });

  test('or every pod as JSON', async () => {
    const pods = podRow.array().parse(await (await exported('jana', { format: 'json' })).json());
    expect(pods.length).toBe(pullport.running.live.pods.size);
  });

  test('holds nothing one may not see', async () => {
    expect(await (await exported('nils', { format: 'json' })).json()).toEqual([]);
    const text = await (await exported('mara', {})).text();
    expect(text).not.toContain('checkout,');
  });
});
