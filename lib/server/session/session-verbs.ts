import 'server-only';
import type { Session, SignInRequest } from '#lib/api/session.ts';
import { AppError } from '#lib/domain/errors.ts';
import { readCookies } from '../identity/cookie.ts';
import { claimedKey, identify, signInWith } from '../identity/session.ts';
import type { Identity } from '../identity/identity.ts';
import { forgetWhoAmI } from '../identity/who-am-i.ts';
import type { Pullport } from '../process.ts';

/** Who is signed in, how, and what is possible here; answers also before sign-in. */
export async function getSession(running: Pullport, headers: Headers): Promise<Session> {
  const identity = await identify(running.connection, running.cookie, headers).catch((error: unknown) => {
    // Not signed in, or a cluster that cannot be asked: the page has to come up in both cases.
    if (error instanceof AppError) return null;
    throw error;
  });
  return describeSession(running, identity);
}

/**
 * Signs in with a token or, in the demo, as a person.
 * @throws AppError `unauthenticated`, `too-large`, `invalid-field`
 */
export async function signIn(running: Pullport, given: SignInRequest): Promise<Response> {
  const cookies = await running.cookie.write(await signInWith(running.connection, given));
  running.log.warn(
    { audit: true, verb: 'sign-in', method: 'person' in given ? 'demo' : 'token' },
    'signed in',
  );
  return withCookies(new Response(null, { status: 204 }), cookies);
}

/** Signs out: the cookie goes and is not taken again, and with it everything remembered for this session. */
export async function signOut(running: Pullport, headers: Headers): Promise<Response> {
  const key = await claimedKey(running.connection, running.cookie, headers).catch(() => null);
  if (key !== null) {
    running.secretMemory.drop(key);
    running.accessMemory.forget(key);
    running.streams.close(key);
    forgetWhoAmI(key);
  }
  await running.cookie.end(readCookies(headers.get('cookie')));
  return withCookies(new Response(null, { status: 204 }), running.cookie.clear());
}

/** A session as pages show it. */
export function describeSession(
  { connection, clusterVersion }: Pullport,
  identity: Identity | null,
): Session {
  return {
    user: identity === null ? null : { name: identity.name, groups: [...identity.groups] },
    method: identity?.method ?? null,
    cluster: {
      kind: connection.kind,
      name: connection.name,
      version: clusterVersion.current(),
      why: connection.why,
    },
    canSignIn: connection.kind !== 'demo',
    canSignOut: identity?.method === 'token',
    people: connection.people.map(({ name, displayName, description }) => ({
      name,
      displayName,
      description,
    })),
  };
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
