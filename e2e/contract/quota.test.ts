import { expect, it } from 'vitest';
import { eventually } from '#e2e/contract/eventually.ts';
import { pullSecret } from '#e2e/contract/objects.ts';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();

it('a full quota refuses what would exceed it, a dry run too', async () => {
  const quota = { metadata: { name: 'few' }, spec: { hard: { secrets: '1' } } };
  await admin.must('POST', `${place.core}/resourcequotas`, quota);
  // Until the quota was counted a real server refuses in other words.
  await eventually(async () => {
    const { body } = await admin.get(`${place.core}/resourcequotas/few`);
    return body['status']?.used?.secrets === '0';
  });
  await admin.must('POST', `${place.core}/secrets`, pullSecret('one', '{}'));
  const refusal = {
    status: 403,
    body: {
      reason: 'Forbidden',
      message:
        'secrets "two" is forbidden: exceeded quota: few, requested: secrets=1, used: secrets=1, limited: secrets=1',
      details: { name: 'two', kind: 'secrets' },
    },
  };
  expect(await admin.post(`${place.core}/secrets`, pullSecret('two', '{}'))).toMatchObject(refusal);
  expect(await admin.post(`${place.core}/secrets?dryRun=All`, pullSecret('two', '{}'))).toMatchObject(
    refusal,
  );
});
