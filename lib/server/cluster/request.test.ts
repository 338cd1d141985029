import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '#lib/domain/errors.ts';
import {
  anonymousCredentials,
  bearerCredentials,
  ClusterCredentials,
} from '#lib/server/cluster/credentials.ts';
import { refusalOf } from '#lib/server/cluster/errors.ts';
import { clusterRequest, clusterStream, type ClusterRequest } from '#lib/server/cluster/request.ts';
import { scriptedConnection } from '#scripts/testing/scripted-api/follow.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  const connection = scriptedConnection(`http://127.0.0.1:${address.port}`);
  cleanUps.push(
    () => connection.close(),
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return connection;
}

async function failure(call: Promise<unknown>): Promise<AppError> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new TypeError(`no AppError but ${String(error)}`);
  return error;
}

/** The error for a Status the server answers with. */
async function refused(
  status: number,
  body: object,
  request: Partial<ClusterRequest> = {},
  headers = {},
): Promise<AppError> {
  const connection = await serve((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ kind: 'Status', code: status, ...body }));
  });
  const path = { resource: 'secrets', namespace: 'shop' } as const;
  return failure(clusterRequest(connection, connection.application, { path, ...request }));
}

test('sends who asks, an agent of our own, and what it is told', async () => {
  const connection = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const { authorization, accept } = request.headers;
      const type = request.headers['content-type'];
      const agent = request.headers['user-agent'];
      response.end(
        JSON.stringify({
          method: request.method,
          url: request.url,
          authorization,
          accept,
          type,
          agent,
          body,
        }),
      );
    });
  });
  const answer = await clusterRequest(connection, bearerCredentials('t0ken'), {
    method: 'PATCH',
    path: { resource: 'serviceaccounts', namespace: 'shop', name: 'default' },
    query: { dryRun: 'All' },
    contentType: 'application/json-patch+json',
    body: [{ op: 'add' }],
  });
  expect(answer.json).toEqual({
    method: 'PATCH',
    url: '/api/v1/namespaces/shop/serviceaccounts/default?dryRun=All',
    authorization: 'Bearer t0ken',
    accept: 'application/json',
    type: 'application/json-patch+json',
    agent: expect.stringMatching(/^pullport\/\d/),
    body: '[{"op":"add"}]',
  });
});

describe('refusals are rebuilt', () => {
  const cases: [number, object, string, RegExp][] = [
    [
      400,
      { reason: 'BadRequest' },
      'bad-request',
      /could not read this request \(list secrets in namespace shop\)/,
    ],
    [401, { reason: 'Unauthorized' }, 'unauthenticated', /sign in again/],
    [
      403,
      { reason: 'Forbidden' },
      'forbidden',
      /may not list secrets in namespace shop\. Ask a cluster admin/,
    ],
    [404, { reason: 'NotFound' }, 'not-found', /may have been deleted/],
    [409, { reason: 'AlreadyExists' }, 'conflict', /exists already/],
    [409, { reason: 'Conflict' }, 'conflict', /changed this object meanwhile/],
    [410, { reason: 'Expired' }, 'conflict', /read it again/],
    [415, { reason: 'UnsupportedMediaType' }, 'unsupported-media-type', /kind of body/],
    [500, { reason: 'InternalError' }, 'cluster-failed', /status 500/],
  ];
  test.each(cases)('%i %o', async (status, body, code, sentence) => {
    const error = await refused(status, { ...body, message: 'canary-text' });
    expect(error.code).toBe(code);
    expect(error.message).toMatch(sentence);
    expect(error.scope).toEqual({ verb: 'list', resource: 'secrets', namespace: 'shop' });
    expect(error.message).not.toContain('canary');
    expect(JSON.stringify(error.cause)).not.toContain('canary');
  });

  test('429 tells how long to wait', async () => {
    expect((await refused(429, {}, {}, { 'retry-after': '12' })).retryAfter).toBe(12);
    expect((await refused(429, { details: { retryAfterSeconds: 3 } })).retryAfter).toBe(3);
  });

  test('422 keeps field and reason, odd characters escaped and texts cut', async () => {
    const causes = [
      { field: 'data[x]', reason: 'FieldValueInvalid', message: `bad\u202e\n${'y'.repeat(900)}` },
    ];
    const error = await refused(422, { reason: 'Invalid', details: { causes } });
    expect(error.code).toBe('invalid-object');
    expect(error.message).toContain('check data[x]');
    expect(error.fields[0]?.message).toMatch(/^bad\\u202e\\u000a/);
    expect(error.fields[0]?.message.length).toBe(300);
  });

  test('quota, webhook and a terminating namespace are told apart', async () => {
    const quota = await refused(403, {
      reason: 'Forbidden',
      message: 'secrets "x" is forbidden: exceeded quota: small, requested: count/secrets=1',
    });
    expect([quota.code, refusalOf(quota)?.because]).toEqual(['forbidden', 'quota']);
    expect(quota.message).toContain('exceeded quota: small');
    const webhook = await refused(400, { message: 'admission webhook "policy.corp" denied the request: no' });
    expect([webhook.code, refusalOf(webhook)?.because]).toEqual(['invalid-object', 'webhook']);
    const leaving = await refused(403, {
      message: 'unable to create new content in namespace shop because it is being terminated',
    });
    expect([leaving.code, refusalOf(leaving)?.because]).toEqual(['conflict', 'terminating']);
  });

  test('a webhook that repeats a credential is not quoted', async () => {
    const hide = ['hunter2"x'];
    for (const echo of [
      'hunter2"x',
      Buffer.from('hunter2"x').toString('base64'),
      JSON.stringify('hunter2"x'),
    ]) {
      const message = `admission webhook "w" denied the request: saw ${echo}`;
      const error = await refused(403, { message }, { method: 'POST', body: {}, hide });
      expect(error.message).toContain('withheld');
      expect(JSON.stringify([error, error.fields])).not.toContain(echo);
    }
  });
});

describe('a cluster that does not answer as it should', () => {
  const path = { endpoint: '/version' } as const;

  test('nothing listens', async () => {
    const connection = scriptedConnection('http://127.0.0.1:1');
    cleanUps.push(() => connection.close());
    const error = await failure(clusterRequest(connection, anonymousCredentials(), { path }));
    expect([error.code, error.message]).toEqual([
      'cluster-unreachable',
      expect.stringMatching(/^Nothing listens at 127\.0\.0\.1:1:/),
    ]);
  });

  test('no such name', async () => {
    const connection = scriptedConnection('http://cluster.invalid:6443');
    cleanUps.push(() => connection.close());
    const error = await failure(clusterRequest(connection, anonymousCredentials(), { path }));
    expect(error.message).toMatch(/^The name cluster\.invalid:6443 cannot be resolved/);
  });

  test('plain http where https is meant', async () => {
    const plain = await serve((_, response) => response.end('{}'));
    const connection = scriptedConnection(plain.server.replace('http:', 'https:'));
    cleanUps.push(() => connection.close());
    expect((await failure(clusterRequest(connection, anonymousCredentials(), { path }))).message).toContain(
      'check http and https',
    );
  });

  test('too slow', async () => {
    const connection = await serve(() => {});
    const error = await failure(clusterRequest(connection, connection.application, { path, timeout: 20 }));
    expect(error.message).toContain('did not answer in time');
  });

  test('not the Kubernetes API', async () => {
    const connection = await serve((_, response) => response.end('<html>sign in</html>'));
    const error = await failure(clusterRequest(connection, connection.application, { path }));
    expect([error.code, error.message]).toEqual([
      'cluster-failed',
      expect.stringContaining('does not speak the Kubernetes API'),
    ]);
  });

  test('breaks off in the middle of a stream', async () => {
    const connection = await serve((_, response) => void response.write('{"a":', () => response.destroy()));
    const stream = await clusterStream(connection, connection.application, { path });
    const read = async () => {
      for await (const chunk of stream.body) expect(chunk.length).toBeGreaterThan(0);
    };
    expect((await failure(read())).code).toBe('cluster-unreachable');
  });
});

describe('credentials', () => {
  test('are renewed once after a 401', async () => {
    const connection = await serve((request, response) => {
      response.writeHead(request.headers.authorization === 'Bearer new' ? 200 : 401);
      response.end('{}');
    });
    let token = 'old';
    const credentials = new ClusterCredentials({
      authorize: async () => ({ headers: { authorization: `Bearer ${token}` }, certificate: null }),
      renew: () => {
        token = 'new';
      },
    });
    expect((await clusterRequest(connection, credentials, { path: { endpoint: '/version' } })).status).toBe(
      200,
    );
  });

  test('show nothing of themselves', () => {
    const credentials = bearerCredentials('canary');
    expect(
      JSON.stringify({ credentials }) + String(credentials) + Object.keys(credentials).join(),
    ).not.toContain('canary');
  });
});
