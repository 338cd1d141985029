import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#lib/domain/errors.ts';
import { startDemoPullport, type DemoPullport } from '#scripts/testing/demo-context.ts';
import { claimedKey } from '../identity/session.ts';
import type { Pullport } from '../process.ts';
import { getSession, signIn, signOut } from './session-verbs.ts';

let world: DemoPullport;
beforeAll(async () => {
  world = await startDemoPullport();
});
afterAll(() => world.close());

function tokenOf(person: string): string {
  return world.demo.people.find(({ name }) => name === person)?.token ?? '';
}

/** Headers of a browser that signed in with a token. */
async function browserOf(running: Pullport, person: string): Promise<Headers> {
  return cookieOf(await signIn(running, { token: tokenOf(person) }));
}

function cookieOf(answer: Response): Headers {
  const cookies = answer.headers.getSetCookie().filter((text) => !text.includes('Max-Age=0'));
  return new Headers({ cookie: cookies.map((text) => text.split(';')[0]).join('; ') });
}

describe('sessions', () => {
  it('do not take the cookie again that somebody signed out of, copied or not', async () => {
    const { running } = world;
    const mara = await browserOf(running, 'mara');
    const other = await browserOf(running, 'mara');
    expect((await getSession(running, mara)).user?.name).toBe('mara');
    await signOut(running, mara);
    // In the demo whoever is not signed in is its admin.
    expect((await getSession(running, mara)).user?.name).toBe('jana');
    expect((await getSession(running, other)).user?.name).toBe('mara');
  });

  it('are forgotten at sign-out also while the cluster cannot be asked', async () => {
    const { running } = world;
    const vera = await browserOf(running, 'vera');
    const away = { ...running.connection, server: 'http://127.0.0.1:9' };
    let closed = 0;
    const identityKey = await claimedKey(running.connection, running.cookie, vera);
    running.streams.add({ identityKey, person: 'vera', close: () => (closed += 1) });
    await expect(getSession({ ...running, connection: away }, vera)).resolves.toMatchObject({ user: null });
    await signOut({ ...running, connection: away }, vera);
    expect(closed).toBe(1);
    expect((await getSession(running, vera)).user?.name).toBe('jana');
  });

  it('begin in the demo as one of its people, and as nobody else', async () => {
    const browser = cookieOf(await signIn(world.running, { person: 'tomas' }));
    const { user, method, canSignOut } = await getSession(world.running, browser);
    expect([user?.name, method, canSignOut]).toEqual(['tomas', 'demo', false]);
    const refused = signIn(world.running, { person: 'stranger' });
    await expect(refused).rejects.toMatchObject({ code: 'invalid-field', fields: [{ field: 'person' }] });
  });

  it('begin with a cookie of their own at every sign-in', async () => {
    const [one, other] = await Promise.all([
      browserOf(world.running, 'mara'),
      browserOf(world.running, 'mara'),
    ]);
    expect(one.get('cookie')).not.toBe(other.get('cookie'));
  });

  it('do not begin with a token over 8 KB, which is said before anybody is asked', async () => {
    await expect(signIn(world.running, { token: 'a'.repeat(12_000) })).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('do not begin with a token that the cluster does not know', async () => {
    const refused = signIn(world.running, { token: 'planted' });
    await expect(refused).rejects.toThrow(AppError);
    await expect(refused).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
