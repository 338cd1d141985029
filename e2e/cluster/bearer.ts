import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Who may pull what: `repositories` are prefixes such as `payments/`. */
export type Account = { username: string; password: string; repositories: readonly string[] };

type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * The bearer flow of the distribution project (docs/spec/auth/token): a 401 names the realm, the realm gives
 * anybody a token, and the token allows what its account may pull. An anonymous token allows nothing, so the
 * registry answers `insufficient_scope` to it, as Docker Hub does; a wrong password is refused by the realm.
 */
export function createBearerGuard(accounts: readonly Account[], allowed: Handler): Handler {
  const key = randomBytes(32);
  return (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`);
    if (url.pathname === '/token') return handOut(accounts, key, incoming, outgoing);
    const repository = /^\/v2\/(.+)\/(?:manifests|blobs|tags)\//.exec(url.pathname)?.[1] ?? '';
    const token = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1];
    const prefixes = token === undefined ? null : readToken(key, token);
    if (prefixes?.some((prefix) => repository.startsWith(prefix))) return allowed(incoming, outgoing);
    challenge(incoming, outgoing, repository, prefixes === null ? '' : ',error="insufficient_scope"');
  };
}

function challenge(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  repository: string,
  error: string,
): void {
  const host = incoming.headers.host ?? '';
  const scope = repository === '' ? '' : `,scope="repository:${repository}:pull"`;
  const value = `Bearer realm="http://${host}/token",service="${host}"${scope}${error}`;
  outgoing.writeHead(401, { 'www-authenticate': value, 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] }));
}

function handOut(
  accounts: readonly Account[],
  key: Buffer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  // The OAuth2 form of the flow is a POST; containerd falls back to GET where a realm does not take it.
  if (incoming.method !== 'GET') return void outgoing.writeHead(405).end();
  const basic = /^Basic (.+)$/.exec(incoming.headers.authorization ?? '')?.[1];
  const given = basic === undefined ? null : Buffer.from(basic, 'base64').toString('utf8');
  const account = accounts.find(({ username, password }) => `${username}:${password}` === given);
  if (given !== null && account === undefined) {
    outgoing.writeHead(401, { 'content-type': 'application/json' });
    outgoing.end(
      JSON.stringify({ errors: [{ code: 'UNAUTHORIZED', message: 'incorrect username or password' }] }),
    );
    return;
  }
  const token = writeToken(key, account?.repositories ?? []);
  outgoing.writeHead(200, { 'content-type': 'application/json' });
  outgoing.end(
    JSON.stringify({ token, access_token: token, expires_in: 300, issued_at: new Date().toISOString() }),
  );
}

function writeToken(key: Buffer, prefixes: readonly string[]): string {
  const claims = Buffer.from(JSON.stringify(prefixes)).toString('base64url');
  return `${claims}.${sign(key, claims)}`;
}

function readToken(key: Buffer, token: string): string[] | null {
  const [claims = '', signature = ''] = token.split('.');
  const expected = Buffer.from(sign(key, claims));
  const actual = Buffer.from(signature);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return null;
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
}

function sign(key: Buffer, claims: string): string {
  return createHmac('sha256', key).update(claims).digest('base64url');
}
