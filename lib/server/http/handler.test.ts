import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Problem } from '#lib/api/common.ts';
import { podParams } from '#lib/api/names.ts';
import { podQuery } from '#lib/api/pods.ts';
import { startDemoPullport, type DemoPullport } from '#scripts/testing/demo-context.ts';
import { holdPullport } from '../process.ts';
import { eventStream } from './event-stream.ts';
import { endpoint, openEndpoint, route } from './handler.ts';
import { LinedAnswer } from './lined-answer.ts';

let world: DemoPullport;
let written = 0;
beforeAll(async () => {
  world = await startDemoPullport();
  holdPullport(Promise.resolve(world.running));
});
afterAll(() => world.close());

const routes = route('/test', {
  GET: endpoint({ query: podQuery }, (_context, query) => Promise.resolve(query)),
  POST: endpoint({ body: z.strictObject({ name: z.string().max(5) }) }, () =>
    Promise.resolve({ count: (written += 1) }),
  ),
  DELETE: endpoint({ params: podParams }, () => Promise.reject(new Error('canary-secret'))),
});

let open = 0;
const others = route('/others', {
  GET: endpoint({}, (context) => {
    open += 1;
    const stream = eventStream(
      context.signal,
      () => () => {
        open -= 1;
      },
      () => [],
    );
    return Promise.resolve(stream);
  }),
  POST: openEndpoint(() => Promise.resolve({ count: (written += 1) })),
  PUT: endpoint({}, () =>
    Promise.resolve(
      new LinedAnswer(
        (tell) => {
          tell({ line: 1 });
          return Promise.reject(new Error('broke on the way'));
        },
        () => ({}),
      ),
    ),
  ),
});

type CallOptions = {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
  params?: Record<string, string>;
};
const own = {
  host: '127.0.0.1:3000',
  origin: 'http://127.0.0.1:3000',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
};

async function call({ method = 'GET', path = '/test', headers = own, body, params = {} }: CallOptions) {
  const request = new Request(`http://127.0.0.1:3000${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const handler = routes[method as 'GET'];
  const response = await handler(request, { params: Promise.resolve(params) });
  return {
    status: response.status,
    headers: response.headers,
    json: (await response.json()) as Problem & Record<string, unknown>,
  };
}

describe('handler', () => {
  it('names the field of every malformed query value', async () => {
    const { status, headers, json } = await call({ path: '/test?page=0&pull=broken&nonsense=1' });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(json.errors.map(({ field }) => field).toSorted()).toEqual(['nonsense', 'page', 'pull.0']);
  });

  it.each(['..%2f..%2fsecrets', 'a\u0000b', 'a．b', '../x', 'A', 'x'.repeat(10_000)])(
    'refuses the name %j with the field it stands in',
    async (name) => {
      const { status, json } = await call({ method: 'DELETE', params: { namespace: 'payments', name } });
      expect(status).toBe(400);
      expect(json.errors[0]?.field).toBe('name');
    },
  );

  it('answers to our own host names only', async () => {
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000']) {
      expect((await call({ headers: { ...own, host } })).status, host).toBe(200);
    }
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      'localhost.evil.example:3000',
      '',
      '[::1]evil',
    ]) {
      expect((await call({ headers: { ...own, host } })).status, host).toBe(421);
    }
  });

  it('writes nothing for a request that another site could have sent', async () => {
    const forged: Record<string, string>[] = [
      { ...own, origin: 'https://evil.example' },
      { ...own, origin: 'null' },
      { ...own, 'sec-fetch-site': 'cross-site' },
      { ...own, 'sec-fetch-site': 'same-site' },
      Object.fromEntries(Object.entries(own).filter(([name]) => name !== 'origin')),
      Object.fromEntries(Object.entries(own).filter(([name]) => name !== 'sec-fetch-site')),
    ];
    const before = written;
    for (const headers of forged) {
      const { status, json } = await call({ method: 'POST', headers, body: '{"name":"a"}' });
      expect(status).toBe(403);
      expect(json.code).toBe('cross-origin');
    }
    expect(
      (
        await call({
          method: 'POST',
          headers: { ...own, 'content-type': 'text/plain' },
          body: '{"name":"a"}',
        })
      ).status,
    ).toBe(415);
    expect(written).toBe(before);
  });

  it('takes a bearer token without a cookie as an identity of its own, and never one beside a cookie', async () => {
    const token = world.demo.people[0]?.token ?? '';
    const headers = { host: own.host, 'content-type': 'application/json', authorization: `Bearer ${token}` };
    expect((await call({ method: 'POST', headers, body: '{"name":"a"}' })).status).toBe(200);
    const withCookie = { ...headers, cookie: 'pullport=anything' };
    expect((await call({ method: 'POST', headers: withCookie, body: '{"name":"a"}' })).status).toBe(403);
    expect((await call({ headers: { ...own, authorization: 'Bearer wrong-token' } })).status).toBe(401);
    expect((await call({ headers: { ...own, authorization: 'Bearer ' } })).status).toBe(401);
  });

  it('refuses bodies that are too large, not JSON, or of another shape', async () => {
    const status = async (body: string) => (await call({ method: 'POST', body })).status;
    expect(await status(`{"name":"${'x'.repeat(70_000)}"}`)).toBe(413);
    expect(await status('name: a')).toBe(400);
    expect(await status('[]')).toBe(400);
    expect(await status('{"name":"abcdef"}')).toBe(400);
    expect(await status('{"name":"a","__proto__":{"polluted":1}}')).toBe(400);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('says of a body that is missing what to send', async () => {
    const { status, json } = await call({ method: 'POST', body: '' });
    expect([status, json]).toMatchObject([
      400,
      { detail: 'The body is empty. Send a JSON object, {} at least.' },
    ]);
  });

  it('answers 405 with what is offered', async () => {
    const { status, headers } = await call({ method: 'PATCH', body: '{}' });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD, POST, DELETE');
  });

  it('says nothing of what failed inside, and logs it once with the request id', async () => {
    const before = world.logLines.length;
    const { status, json } = await call({ method: 'DELETE', params: { namespace: 'payments', name: 'a' } });
    expect(status).toBe(500);
    expect(JSON.stringify(json)).not.toContain('canary-secret');
    const lines = world.logLines
      .slice(before)
      .filter((line) => line.includes(json.requestId) && line.includes('"internal"'));
    expect(lines).toHaveLength(1);
  });

  it('ends an answer that failed on the way with a problem, and logs why', async () => {
    const before = world.logLines.length;
    const headers = { ...own, accept: 'application/x-ndjson' };
    const request = new Request('http://127.0.0.1:3000/others', { method: 'PUT', headers });
    const response = await others.PUT(request, { params: Promise.resolve({}) });
    const [line, last] = (await response.text()).split('\n');
    expect(line).toBe('{"line":1}');
    expect(JSON.parse(last ?? '')).toMatchObject({ problem: { code: 'internal', status: 500 } });
    expect(last).not.toContain('broke on the way');
    const logged = world.logLines.slice(before).filter((text) => text.includes('broke on the way'));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(response.headers.get('x-request-id') ?? 'none');
  });

  it('logs nothing of the values and names that it refuses', async () => {
    const before = world.logLines.length;
    for (const body of [
      '{"name":"canary-4711"}',
      '{"canary-4711":1}',
      '["canary-4711"]',
      '{"name": canary-4711',
    ])
      expect((await call({ method: 'POST', body })).status).toBe(400);
    expect((await call({ path: '/test?canary-4711=1&pull=canary-4711' })).status).toBe(400);
    const warnings = world.logLines.slice(before).filter((line) => line.includes('"level":40'));
    expect(warnings).toHaveLength(5);
    expect(world.logLines.slice(before).join('')).not.toContain('canary');
  });

  it('leaves no stream open behind a HEAD, whose answer nobody reads', async () => {
    const request = new Request('http://127.0.0.1:3000/others', { method: 'HEAD', headers: own });
    const response = await others.HEAD(request, { params: Promise.resolve({}) });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.body).toBeNull();
    expect(open).toBe(0);
  });

  it.each(['', 'Basic eDp5', 'Bearer', 'Bearer ', 'Negotiate abc'])(
    'takes the header Authorization: %j for no identity that would spare it the other checks',
    async (authorization) => {
      const headers = { host: own.host, 'content-type': 'application/json', authorization };
      const request = new Request('http://127.0.0.1:3000/others', { method: 'POST', headers, body: '{}' });
      expect((await others.POST(request, { params: Promise.resolve({}) })).status).toBe(403);
    },
  );
});
