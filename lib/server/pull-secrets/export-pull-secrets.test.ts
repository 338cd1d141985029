import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { credentialRow, pullSecretExportColumns, pullSecretExportQuery } from '#lib/api/pull-secrets.ts';
import { exportPullSecrets } from '#lib/server/pull-secrets/export-pull-secrets.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const exported = async (person: string, query: object) =>
  exportPullSecrets(await pullport.contextOf(person), pullSecretExportQuery.parse(query));

describe('the export of pull secrets', () => {
  test('is a line per entry of what is filtered, without a value', async () => {
    const answer = await exported('jana', { namespace: 'payments' });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="pull-secrets.csv"');
    const text = await answer.text();
    const [head, ...lines] = text.trimEnd().split('\r\n');
    expect(head).toBe(pullSecretExportColumns.join(','));
    expect(lines.every((line) => line.startsWith('payments,'))).toBe(true);
    expect(lines.filter((line) => line.startsWith('payments,corp-registry,'))).toHaveLength(3);
    expect(text).not.toContain('demo-payments-2023');
  });

  test('or the rows of the list as JSON', async () => {
    const rows = credentialRow.array().parse(await (await exported('jana', { format: 'json' })).json());
    expect(rows.some(({ secrets }) => secrets.length > 1)).toBe(true);
  });

  test('holds nothing one may not see', async () => {
    expect(await (await exported('vera', { format: 'json' })).json()).toEqual([]);
    expect(await (await exported('mara', {})).text()).not.toContain('checkout,');
  });
});
