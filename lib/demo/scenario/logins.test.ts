import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { corpCheckoutNew, corpPayments, corpShared, ghcrBot, hubTeam, quayRobot } from './logins.ts';

test('the documentation names the passwords that registries take', async () => {
  const text = await readFile(new URL('../../../docs/demo-cluster.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  for (const { username, password } of [
    corpCheckoutNew,
    corpPayments,
    corpShared,
    ghcrBot,
    hubTeam,
    quayRobot,
  ]) {
    expect(rows.some((row) => row.includes(`\`${username}\``) && row.includes(`\`${password}\``))).toBe(true);
  }
});
