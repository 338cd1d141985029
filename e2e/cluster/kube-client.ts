import { request } from 'node:https';

/** How to reach an API server as somebody. Certificates and keys are PEM text. */
export type Access = {
  server: string;
  authority: string;
  credential: { token: string } | { certificate: string; key: string };
};

type Call = { method: string; path: string; body?: unknown; contentType?: string };

/** `body` is what the server sent, as `Body` says it looks. */
type Answer<Body> = { status: number; body: Body };

/**
 * One call to the API server with JSON both ways. The harness has a client of its own so that what it proves
 * does not rest on the product's. Rejects when the server cannot be reached.
 */
export function callCluster<Body = unknown>(access: Access, call: Call): Promise<Answer<Body>> {
  const { credential } = access;
  const content = call.body === undefined ? undefined : JSON.stringify(call.body);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      new URL(call.path, access.server),
      {
        method: call.method,
        ca: access.authority,
        ...('token' in credential ? {} : { cert: credential.certificate, key: credential.key }),
        headers: {
          accept: 'application/json',
          ...('token' in credential ? { authorization: `Bearer ${credential.token}` } : {}),
          ...(content === undefined ? {} : { 'content-type': call.contentType ?? 'application/json' }),
        },
        timeout: 10_000,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, body: parse<Body>(text) });
        });
      },
    );
    outgoing.on('timeout', () =>
      outgoing.destroy(new Error(`No answer to ${call.method} ${call.path} within 10 s`)),
    );
    outgoing.on('error', reject);
    outgoing.end(content);
  });
}

/** As callCluster, but an answer that is no success is thrown, with the server's own words. */
export async function mustCall<Body = unknown>(access: Access, call: Call): Promise<Body> {
  const { status, body } = await callCluster<Body>(access, call);
  if (status < 300) return body;
  const told = typeof body === 'object' && body !== null && 'message' in body ? body.message : body;
  throw new Error(`${call.method} ${call.path}: ${status} ${told}`);
}

/** What is no JSON (`ok` of /readyz, the lines of a watch) stays text. */
function parse<Body>(text: string): Body {
  try {
    return JSON.parse(text);
  } catch {
    return text as Body;
  }
}
