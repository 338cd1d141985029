import { once } from 'node:events';
import { request as send, type IncomingMessage } from 'node:http';
import type { Problem } from '#lib/api/common.ts';
import { expect, test } from './fixtures.ts';

type Asked = { method?: string; path: string; body?: string; host?: string };

/** Asks past everything that would tidy up the address or the method first. */
async function ask(server: string, { method = 'GET', path, body, host: named }: Asked) {
  const { hostname: host, port, host: own } = new URL(server);
  const headers = {
    ...{ host: named ?? own, origin: server, 'sec-fetch-site': 'same-origin' },
    'content-type': 'application/json',
  };
  const [answer] = (await once(send({ host, port, method, path, headers }).end(body), 'response')) as [
    IncomingMessage,
  ];
  const parts: string[] = [];
  for await (const part of answer.setEncoding('utf8')) parts.push(String(part));
  return { status: answer.statusCode, type: answer.headers['content-type'], text: parts.join('') };
}

const refused: [string, Asked, number, string][] = [
  ['an address that does not decode', { path: '/api/v1/namespaces/%ff/pods/a' }, 400, 'cannot be decoded'],
  ['a page’s address that does not decode', { path: '/pods/%c3%28/a' }, 400, 'cannot be decoded'],
  ['TRACE', { method: 'TRACE', path: '/api/v1/pods' }, 405, 'not offered'],
  ['a method nobody knows here', { method: 'PROPFIND', path: '/api/v1/pods' }, 405, 'not offered'],
  ['a method this call does not take', { method: 'DELETE', path: '/api/v1/pods' }, 405, 'Use GET'],
  ['a page that is written to', { method: 'POST', path: '/pods', body: '{}' }, 405, 'Pages take GET'],
  [
    'a name that was rebound to this machine',
    { path: '/api/v1/pods', host: 'evil.test' },
    421,
    'answers only to',
  ],
  ['a page under a name that is not ours', { path: '/pods', host: 'evil.test' }, 421, 'answers only to'],
  ['an unknown call', { method: 'POST', path: '/api/v1/pots', body: '{}' }, 404, 'no such call'],
  ['a name with ../', { path: '/api/v1/namespaces/..%2f..%2fsecrets/pods/a' }, 400, 'namespace'],
  ['a name with a NUL', { path: '/api/v1/namespaces/a/pods/a%00b' }, 400, 'name'],
  ['a name with dots of another script', { path: '/api/v1/namespaces/a/pods/%E2%80%A5b' }, 400, 'name'],
  ['a name of 10 KB', { path: `/api/v1/namespaces/a/pods/${'n'.repeat(10_000)}` }, 400, 'name'],
  ['a query value of 10 KB', { path: `/api/v1/pods?q=${'q'.repeat(10_000)}` }, 400, '"q"'],
  ['a query value that is none', { path: '/api/v1/pods?page=-1&sort=colour' }, 400, '"sort"'],
  ['a namespace to filter by that is none', { path: '/api/v1/pods?namespace=..%2f' }, 400, 'namespace.0'],
  ['a node to filter by with a NUL', { path: '/api/v1/failures?node=a%00' }, 400, 'node.0'],
  ['words to search for with a NUL', { path: '/api/v1/pods?q=a%00b' }, 400, '"q"'],
  ['a query key nobody knows', { path: '/api/v1/pods?__proto__=1' }, 400, '__proto__'],
  ['a body that is no JSON', { method: 'POST', path: '/api/v1/restarts', body: '{"pods":' }, 400, 'JSON'],
  [
    'a body over 64 KB',
    { method: 'POST', path: '/api/v1/session', body: JSON.stringify({ token: 'x'.repeat(70_000) }) },
    413,
    '64 KB',
  ],
  [
    'a document over 8 MB',
    {
      method: 'POST',
      path: '/api/v1/pull-secrets',
      body: JSON.stringify({ document: 'x'.repeat(8_400_000) }),
    },
    413,
    '"field":"document","message":"is larger than 8 MB, the most that this call takes. A Secret holds 1 MiB',
  ],
];

for (const [what, asked, status, says] of refused) {
  test(`${what} is a ${status} that says so`, async ({ server }) => {
    const answer = await ask(server, asked);
    expect(answer.status).toBe(status);
    expect(answer.type).toBe('application/problem+json');
    const problem = JSON.parse(answer.text) as Problem;
    expect(problem.status).toBe(status);
    expect(JSON.stringify([problem.detail, problem.errors]).replaceAll('\\', '')).toContain(says);
  });
}

test('a body that is too large is refused before it is sent', async ({ server }) => {
  const { hostname: host, port } = new URL(server);
  const headers = { origin: server, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const asking = send({
    ...{ host, port, method: 'POST', path: '/api/v1/session' },
    headers: { ...headers, 'content-length': 9_000_000 },
  });
  asking.on('error', () => undefined).write('{');
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(413);
  asking.destroy();
});
