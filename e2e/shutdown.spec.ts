import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { startBuiltServer } from '#scripts/built-server.ts';
import { expect, test } from './fixtures.ts';

/** Milliseconds: two are promised, and the machine that tests it may be busy. */
const patience = 5_000;

test('a process that is told to stop ends its open streams and is gone', async () => {
  const server = await startBuiltServer({ PULLPORT_CLUSTER: 'demo' });
  const streams = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const [answer] = (await once(get(`${server.url}/api/v1/events`), 'response')) as [IncomingMessage];
      expect(answer.statusCode).toBe(200);
      return answer.resume();
    }),
  );
  const ended = Promise.all(streams.map((stream) => once(stream, 'end')));
  const told = performance.now();
  await server.close();
  expect(performance.now() - told).toBeLessThan(patience);
  await ended;
});
