import { expect, inject, it, onTestFinished } from 'vitest';
import type { Answer } from '#e2e/contract/client.ts';
import { eventually } from '#e2e/contract/eventually.ts';
import { throttle } from '#e2e/contract/throttling.ts';

it('who asks too much is told with 429 when to come again', async () => {
  const { client, undo } = await throttle(inject('target'));
  onTestFinished(undo);
  let refused: Answer | undefined;
  await eventually(async () => {
    // A level without a seat still serves one request at a time.
    const path = '/api/v1/namespaces/default/pods';
    const answers = await Promise.all(Array.from({ length: 40 }, () => client.get(path)));
    refused = answers.find(({ status }) => status === 429);
    return refused !== undefined;
  });
  expect(refused).toMatchObject({
    headers: { 'retry-after': '1' },
    // Not a Status, as all other refusals are.
    body: { text: 'Too many requests, please try again later.\n' },
  });
});
