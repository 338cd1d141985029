import { describe, expect, it } from 'vitest';
import { readCookies, SignInCookie } from './cookie.ts';

const key = 'k'.repeat(40);
const signIn = (token: string) => ({ by: 'token' as const, token, id: 'one', since: 0 });

function sent(setCookies: readonly string[]): ReadonlyMap<string, string> {
  const pairs = setCookies
    .filter((text) => !text.includes('Max-Age=0'))
    .map((text) => text.split(';')[0] ?? '');
  return readCookies(pairs.join('; '));
}

describe('SignInCookie', () => {
  it('gives back what was signed in with, also in several chunks', async () => {
    const cookie = new SignInCookie({ key, transport: 'https' });
    for (const length of [10, 3000, 8 * 1024]) {
      const token = 'ab'.repeat(length / 2);
      expect(await cookie.read(sent(await cookie.write(signIn(token))))).toMatchObject({ token });
    }
  });

  it('refuses a token over 8 KB in words', async () => {
    const cookie = new SignInCookie({ key, transport: 'https' });
    await expect(cookie.write(signIn('x'.repeat(12 * 1024)))).rejects.toThrow(/larger than 8 KB/);
  });

  it('is __Host-, Secure and HttpOnly behind TLS, and holds no token in the clear', async () => {
    const [first = ''] = await new SignInCookie({ key, transport: 'https' }).write(signIn('canary-token'));
    expect(first).toMatch(/^__Host-pullport=/);
    for (const attribute of ['Path=/', 'HttpOnly', 'SameSite=Lax', 'Secure'])
      expect(first).toContain(attribute);
    expect(Buffer.from(first).toString()).not.toContain('canary-token');
  });

  it('takes nothing that was tampered with, sealed by another key, or set by somebody else', async () => {
    const cookie = new SignInCookie({ key, transport: 'http' });
    const foreign = new SignInCookie({ key: 'f'.repeat(40), transport: 'http' });
    expect(await cookie.read(sent(await foreign.write(signIn('a'))))).toBeNull();
    expect(await cookie.read(new Map([['pullport', 'planted']]))).toBeNull();
    const [first = ''] = await cookie.write(signIn('a'));
    const broken = first.replace(/=(.{20})./, '=$1A');
    expect(await cookie.read(sent([broken]))).toBeNull();
  });

  it('signs out every chunk', () => {
    const cookies = new SignInCookie({ key, transport: 'http' }).clear();
    expect(cookies).toHaveLength(4);
    for (const text of cookies) expect(text).toContain('Max-Age=0');
  });
});
