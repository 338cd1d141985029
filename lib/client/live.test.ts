import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventSource } from 'undici';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StreamEvent } from '#lib/api/events.ts';
import { LiveStream, type LiveState } from './live.ts';

/** Every stream that was asked for and is open. */
let opened: ServerResponse[] = [];
let server: ReturnType<typeof createServer>;
let tabs: LiveStream[] = [];

beforeEach(async () => {
  opened = [];
  tabs = [];
  server = createServer((_, response) => {
    opened.push(response);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    // Asked again soon, as browsers ask again by themselves.
    response.write('retry: 10\n\n');
    response.write(`data: ${JSON.stringify({ type: 'hello', freshness: null, version: '1' })}\n\n`);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const OfThisSite = class extends EventSource {
    constructor(path: string) {
      super(own + path);
    }
  };
  vi.stubGlobal('EventSource', OfThisSite);
});
afterEach(() => {
  for (const tab of tabs) tab.stop();
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

function openTab(): LiveStream {
  const tab = new LiveStream();
  tabs.push(tab);
  tab.start();
  return tab;
}

function reaches(tab: LiveStream, wanted: LiveState): Promise<void> {
  if (tab.state === wanted) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = tab.onState((state) => {
      if (state !== wanted) return;
      stop();
      resolve();
    });
  });
}

function hears(tab: LiveStream, type: StreamEvent['type']): Promise<StreamEvent> {
  return new Promise((resolve) => {
    const stop = tab.onEvent((event) => {
      if (event.type !== type) return;
      stop();
      resolve(event);
    });
  });
}

test('one stream serves all tabs, those too that come later in a quiet hour', async () => {
  const first = openTab();
  await hears(first, 'hello');
  const second = openTab();
  await reaches(second, 'open');
  expect(opened).toHaveLength(1);
  const heard = hears(second, 'secrets');
  opened[0]?.write(`data: {"type":"secrets"}\n\n`);
  expect(await heard).toEqual({ type: 'secrets' });
});

test('every tab knows that the one stream is interrupted, and that it is back', async () => {
  const [first, second] = [openTab(), openTab()];
  await Promise.all([reaches(first, 'open'), reaches(second, 'open')]);
  const lost = Promise.all([reaches(first, 'connecting'), reaches(second, 'connecting')]);
  opened[0]?.destroy();
  await lost;
  await Promise.all([reaches(first, 'open'), reaches(second, 'open')]);
});

test('another tab reads the stream when the one that did is closed', async () => {
  const [first, second] = [openTab(), openTab()];
  await hears(second, 'hello');
  const hello = hears(second, 'hello');
  first.stop();
  expect(await hello).toMatchObject({ type: 'hello' });
  expect(second.state).toBe('open');
});

test('remembers the pods that are gone', async () => {
  const tab = openTab();
  await reaches(tab, 'open');
  const heard = hears(tab, 'pods');
  opened[0]?.write(`data: {"type":"pods","uids":["a","b"],"gone":["a"],"isAll":false}\n\n`);
  await heard;
  expect([tab.isGone('a'), tab.isGone('b')]).toEqual([true, false]);
});
