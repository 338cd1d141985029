import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ApiProblem, getJson, writeLines } from './api.ts';

let answer: (response: ServerResponse) => void = (response) => response.end();
const server = createServer((_, response) => answer(response));

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // A browser knows the site that a path belongs to.
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (path: string, options: RequestInit) => fetch(own + path, options));
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

async function linesOf(signal = new AbortController().signal): Promise<unknown[]> {
  const lines: unknown[] = [];
  await writeLines({ method: 'POST', path: '/write', body: {}, signal }, (line) => lines.push(line));
  return lines;
}

test('lines come whole wherever the network cuts them', async () => {
  answer = (response) => {
    response.write('{"a":1}\n{"name":"grü', () => response.end('n"}\n'));
  };
  expect(await linesOf()).toEqual([{ a: 1 }, { name: 'grün' }]);
});

test.each([
  ['cut by the network', (response: ServerResponse) => response.destroy()],
  ['ended in the middle of a line', (response: ServerResponse) => response.end()],
])('an answer %s is a problem with the next step', async (_, breakOff) => {
  answer = (response) => {
    response.write('{"a":1}\n{"b":', () => breakOff(response));
  };
  const failure = await linesOf().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ApiProblem);
  expect(failure).toHaveProperty('message', expect.stringContaining('Repeating is safe'));
});

test('an answer that was stopped is no problem', async () => {
  const stopping = new AbortController();
  answer = (response) => {
    response.write('{"a":1}\n', () => stopping.abort());
  };
  await expect(linesOf(stopping.signal)).rejects.toHaveProperty('name', 'AbortError');
});

test('a refusal is what the server worded, anything else is named by its status', async () => {
  answer = (response) => {
    response.writeHead(403, { 'content-type': 'application/problem+json' });
    response.end('{"status":403,"code":"forbidden","detail":"You may not."}');
  };
  await expect(getJson('/pods')).rejects.toMatchObject({ message: 'You may not.', problem: { status: 403 } });
  answer = (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
  await expect(getJson('/pods')).rejects.toMatchObject({ problem: { status: 502 } });
});
