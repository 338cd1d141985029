import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leadUnroutable, refuseUnroutable, whyUnroutable } from './unroutable.ts';

const server = createServer((request, response) => response.end(`${request.method} ${request.url}`));
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  leadUnroutable(port(), { is: 'loopback' });
});
afterAll(() => server.close());

const port = () => (server.address() as AddressInfo).port;

async function ask(method: string, path: string, host = '127.0.0.1'): Promise<string> {
  const asked = send({ host: '127.0.0.1', port: port(), method, path, headers: { host } });
  const [answer] = (await once(asked.end(), 'response')) as [IncomingMessage];
  const parts: string[] = [];
  for await (const part of answer.setEncoding('utf8')) parts.push(String(part));
  return parts.join('');
}

test('what can be routed is left as it is', async () => {
  expect(await ask('GET', '/pods?q=%ff')).toBe('GET /pods?q=%ff');
  expect(await ask('DELETE', '/api/v1/session')).toBe('DELETE /api/v1/session');
});

test('what cannot is led to where it is refused', async () => {
  expect(await ask('GET', '/pods/%ff/a')).toBe('GET /api/unroutable/address');
  expect(await ask('TRACE', '/api/v1/pods')).toBe('GET /api/unroutable/method');
});

test('a page under a host name that is not ours is led there too; calls and probes see to it themselves', async () => {
  expect(await ask('GET', '/pods?q=a', 'evil.test')).toBe('GET /api/unroutable/host');
  expect(await ask('GET', '/', 'evil.test')).toBe('GET /api/unroutable/host');
  for (const path of ['/api/v1/pods', '/healthz', '/readyz', '/metrics', '/_next/static/a.js'])
    expect(await ask('GET', path, 'evil.test')).toBe(`GET ${path}`);
});

describe('unroutable are', () => {
  test.each(['/%ff', '/api/v1/namespaces/%c3%28/pods/a', '/pods/%', '/pods/%zz?q=1'])(
    'the address %s',
    (url) => expect(whyUnroutable('GET', url)).toBe('address'),
  );

  test.each(['TRACE', 'PROPFIND', 'LOCK'])('the method %s', (method) =>
    expect(whyUnroutable(method, '/api/v1/pods')).toBe('method'),
  );

  test('pages asked for with more than GET', () => {
    for (const url of ['/pods', '/api/../pods', '/api/v1/%2e%2e/%2E./', '//a/api/v1/pods', '/api'])
      expect(whyUnroutable('POST', url), url).toBe('method');
    expect(whyUnroutable('POST', '/pods/../api/v1/pods')).toBeNull();
    expect(whyUnroutable('HEAD', '/pods/a/b?x=%ff')).toBeNull();
  });
});

test('the refusal says what is wrong', async () => {
  const refuse = (path: string) => refuseUnroutable(new Request(`http://127.0.0.1${path}`));
  await expect(refuse('/api/unroutable/address')).rejects.toMatchObject({ code: 'bad-request' });
  await expect(refuse('/api/unroutable/method')).rejects.toMatchObject({ code: 'method-not-allowed' });
});
