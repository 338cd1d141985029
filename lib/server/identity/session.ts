import 'server-only';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { AppError } from '#lib/domain/errors.ts';
import type { ClusterConnection, DemoPerson } from '#lib/server/cluster/connection.ts';
import { bearerCredentials, type ClusterCredentials } from '#lib/server/cluster/credentials.ts';
import { processKey } from '../process.ts';
import { checkTokenSize, readCookies, type SignIn, type SignInCookie } from './cookie.ts';
import type { Identity, SignInMethod } from './identity.ts';
import { whoAmI } from './who-am-i.ts';

type Claim = { method: SignInMethod; key: string; credentials: ClusterCredentials };

/**
 * Finds out who asks: an Authorization header is an identity of its own; else the sign-in cookie; else, on one's own
 * machine, the kubeconfig's user, and in the demo its admin.
 * @throws AppError `unauthenticated` when nobody is signed in, or the cluster does not take the credentials
 */
export async function identify(
  connection: ClusterConnection,
  cookie: SignInCookie,
  headers: Headers,
): Promise<Identity> {
  const claim = await findClaim(connection, cookie, headers);
  const person = await whoAmI(connection, claim.credentials, claim.key);
  return { ...claim, name: person.name, groups: person.groups };
}

/**
 * The key of whoever a request claims to come from, without asking the cluster: signing out must also work with a token
 * that has expired, or while the cluster is away.
 * @throws AppError `unauthenticated` when nobody is signed in
 */
export async function claimedKey(
  connection: ClusterConnection,
  cookie: SignInCookie,
  headers: Headers,
): Promise<string> {
  return (await findClaim(connection, cookie, headers)).key;
}

async function findClaim(
  connection: ClusterConnection,
  cookie: SignInCookie,
  headers: Headers,
): Promise<Claim> {
  const cookies = readCookies(headers.get('cookie'));
  const bearer = readBearer(headers.get('authorization'));
  if (bearer !== null && !cookie.isIn(cookies)) return tokenClaim(bearer);
  const signIn = await cookie.read(cookies);
  if (signIn !== null) return signedInClaim(connection, signIn);
  if (connection.kind === 'kubeconfig') {
    return {
      method: 'kubeconfig',
      key: identityKey('kubeconfig'),
      credentials: connection.application,
    };
  }
  const first = connection.people[0];
  if (connection.kind === 'demo' && first !== undefined) return personClaim(first, 'start');
  throw new AppError('unauthenticated', 'Sign in with a bearer token of this cluster first.');
}

function signedInClaim(connection: ClusterConnection, signIn: SignIn): Claim {
  if (signIn.by === 'token') return tokenClaim(signIn.token, signIn.id);
  const person = connection.people.find(({ name }) => name === signIn.person);
  if (person === undefined)
    throw new AppError('unauthenticated', 'This person is not in the demo cluster any more.');
  return personClaim(person, signIn.id);
}

function tokenClaim(token: string, signInId = ''): Claim {
  return {
    method: 'token',
    key: identityKey('token', token, signInId),
    credentials: bearerCredentials(token),
  };
}

function personClaim(person: DemoPerson, signInId: string): Claim {
  return {
    method: 'demo',
    key: identityKey('demo', person.name, signInId),
    credentials: person.credentials,
  };
}

/** @throws AppError `unauthenticated` for a header that is there but holds no token */
function readBearer(header: string | null): string | null {
  if (header === null) return null;
  const match = /^Bearer ([\x21-\x7e]{1,16384})$/i.exec(header);
  if (match?.[1] !== undefined) return match[1];
  throw new AppError('unauthenticated', 'The Authorization header must read "Bearer" and a token.');
}

function identityKey(...parts: string[]): string {
  return createHmac('sha256', processKey()).update(JSON.stringify(parts)).digest('base64url').slice(0, 32);
}

/**
 * Checks what somebody signs in with and makes the sign-in that the cookie will hold.
 * @throws AppError `unauthenticated` when the cluster refuses the token, `too-large` for one over 8 KB,
 * `invalid-field` for an unknown person
 */
export async function signInWith(
  connection: ClusterConnection,
  given: { token: string } | { person: string },
): Promise<SignIn> {
  const common = { id: randomBytes(16).toString('base64url'), since: Date.now() };
  if ('person' in given) {
    if (connection.people.some(({ name }) => name === given.person))
      return { by: 'person', person: given.person, ...common };
    throw new AppError('invalid-field', 'Nobody of this name is in the demo cluster.', {
      fields: [{ field: 'person', message: 'is not one of the demo’s people' }],
    });
  }
  checkTokenSize(given.token);
  const digest = createHash('sha256').update(given.token).digest('base64url');
  await whoAmI(connection, bearerCredentials(given.token), identityKey('sign-in', digest, common.id));
  return { by: 'token', token: given.token, ...common };
}
