import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { whyNotListen } from './listening.ts';

async function takenPort(): Promise<number> {
  const server = createServer();
  onTestFinished(() => void server.close());
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

test('a taken port is told with what to do, a free one is not', async () => {
  const port = await takenPort();
  expect(await whyNotListen({ host: '127.0.0.1', port })).toMatch(
    new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken.* choose another with --port\\.$`),
  );
  expect(await whyNotListen({ host: '127.0.0.1', port: 0 })).toBeNull();
});

test('an address that is not this machine’s is told with what to do', async () => {
  expect(await whyNotListen({ host: '192.0.2.1', port: 0 })).toMatch(
    /cannot listen at 192\.0\.2\.1 .*leave out --host/,
  );
});
