import 'server-only';
import { randomBytes } from 'node:crypto';
import { sealData, unsealData } from 'iron-session';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { AppError } from '#lib/domain/errors.ts';

/** Hours after which a sign-in ends, whatever happened in between. */
const absoluteHours = 12;
const largestToken = 8 * 1024;
const chunkSize = 3800;
const mostChunks = 4;

const sealed = z.discriminatedUnion('by', [
  z.object({ by: z.literal('token'), token: z.string(), id: z.string(), since: z.number() }),
  z.object({ by: z.literal('person'), person: z.string(), id: z.string(), since: z.number() }),
]);

/** What a sign-in cookie holds. `id` is new at every sign-in, so nothing set before it is valid after. */
export type SignIn = z.infer<typeof sealed>;

/** Reads and writes the sealed, HttpOnly sign-in cookie. The token in it is never seen by the page. */
export class SignInCookie {
  readonly #key: string;
  readonly #name: string;
  readonly #isSecure: boolean;
  /** Sign-ins that were signed out of, so that a copy of the cookie is worth nothing. Other replicas do not know. */
  readonly #ended = new LRUCache<string, true>({ max: 20_000, ttl: absoluteHours * 3_600_000 });

  constructor(options: { key: string | undefined; transport: 'https' | 'http' }) {
    // Without a key sign-ins last as long as the process; in a cluster the key is required, replicas share it.
    this.#key = options.key ?? randomBytes(32).toString('base64url');
    this.#isSecure = options.transport === 'https';
    this.#name = this.#isSecure ? '__Host-pullport' : 'pullport';
  }

  /** Whether the request carries a sign-in cookie, valid or not. */
  isIn(cookies: ReadonlyMap<string, string>): boolean {
    return cookies.has(this.#chunkName(0));
  }

  /** The sign-in of a request; null when there is none, it was tampered with, or it is too old. */
  async read(cookies: ReadonlyMap<string, string>): Promise<SignIn | null> {
    const chunks: string[] = [];
    for (let index = 0; index < mostChunks; index += 1) {
      const chunk = cookies.get(this.#chunkName(index));
      if (chunk === undefined) break;
      chunks.push(chunk);
    }
    if (chunks.length === 0) return null;
    const data = await unsealData(chunks.join(''), {
      password: this.#key,
      ttl: absoluteHours * 3600,
    });
    const parsed = sealed.safeParse(data);
    return parsed.success && !this.#ended.has(parsed.data.id) ? parsed.data : null;
  }

  /** Ends the sign-in of a request for good. */
  async end(cookies: ReadonlyMap<string, string>): Promise<void> {
    const signIn = await this.read(cookies);
    if (signIn !== null) this.#ended.set(signIn.id, true);
  }

  /**
   * The Set-Cookie values that sign in.
   * @throws AppError `too-large` for tokens over 8 KB, which no cookie can carry
   */
  async write(signIn: SignIn): Promise<string[]> {
    if (signIn.by === 'token') checkTokenSize(signIn.token);
    const text = await sealData(signIn, { password: this.#key, ttl: absoluteHours * 3600 });
    const chunks = text.match(new RegExp(`.{1,${chunkSize}}`, 'g')) ?? [];
    if (chunks.length > mostChunks) throw new AppError('too-large', 'This token does not fit into a cookie.');
    return Array.from({ length: mostChunks }, (_, index) => {
      const chunk = chunks[index];
      return chunk === undefined
        ? this.#expired(index)
        : `${this.#chunkName(index)}=${chunk}${this.#attributes()}`;
    });
  }

  /** The Set-Cookie values that sign out. */
  clear(): string[] {
    return Array.from({ length: mostChunks }, (_, index) => this.#expired(index));
  }

  #expired(index: number): string {
    return `${this.#chunkName(index)}=; Max-Age=0${this.#attributes()}`;
  }

  #chunkName(index: number): string {
    return index === 0 ? this.#name : `${this.#name}.${index}`;
  }

  #attributes(): string {
    return `; Path=/; HttpOnly; SameSite=Lax${this.#isSecure ? '; Secure' : ''}`;
  }
}

/** @throws AppError `too-large` for tokens over 8 KB, which no cookie can carry */
export function checkTokenSize(token: string): void {
  if (token.length <= largestToken) return;
  throw new AppError(
    'too-large',
    'This token is larger than 8 KB and does not fit into a cookie. Use a ServiceAccount token, or one with fewer groups.',
    { fields: [{ field: 'token', message: 'at most 8 KB' }] },
  );
}

/** The cookies of a `Cookie` header; of equal names the first counts, as browsers send the more specific first. */
export function readCookies(header: string | null): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at <= 0) continue;
    const name = part.slice(0, at).trim();
    if (!cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return cookies;
}
