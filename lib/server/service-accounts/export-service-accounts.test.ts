import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountExportColumns, accountExportQuery, accountRow } from '#lib/api/service-accounts.ts';
import { exportServiceAccounts } from '#lib/server/service-accounts/export-service-accounts.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const exported = async (person: string, query: object) =>
  exportServiceAccounts(await pullport.contextOf(person), accountExportQuery.parse(query));

describe('the export of accounts', () => {
  test('is a line per account of what is filtered, with what secrets decide', async () => {
    const answer = await exported('jana', { namespace: 'payments' });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="service-accounts.csv"');
    const [head, ...lines] = (await answer.text()).trimEnd().split('\r\n');
    expect(head).toBe(accountExportColumns.join(','));
    expect(lines.every((line) => line.startsWith('payments,'))).toBe(true);
    expect(lines.find((line) => line.startsWith('payments,ledger,'))).toContain('corp-registry-old');
  });

  test('or the rows of the list as JSON', async () => {
    const rows = accountRow.array().parse(await (await exported('jana', { format: 'json' })).json());
    expect(rows.flatMap(({ imagePullSecrets }) => imagePullSecrets.map(({ state }) => state))).not.toContain(
      'pending',
    );
  });

  test('holds nothing one may not see', async () => {
    expect(await (await exported('nils', { format: 'json' })).json()).toEqual([]);
    expect(await (await exported('mara', {})).text()).not.toContain('checkout,');
  });
});
