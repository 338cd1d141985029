import 'server-only';
import { readFile } from 'node:fs/promises';

export type ClientCertificate = { cert: string; key: string };

/** What goes onto one request. Never logged, never serialised. */
export type Authorization = {
  headers: Readonly<Record<string, string>>;
  certificate: ClientCertificate | null;
};

type Source = {
  authorize(): Promise<Authorization>;
  /** Forgets what was remembered, so that the next request asks anew (after a 401). */
  renew?(): void;
};

/** How to authorise requests as somebody. Opaque: printing or serialising it shows nothing. */
export class ClusterCredentials {
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  /** @throws Error when an exec plugin or a file gives nothing; `errors.ts` words it. */
  authorize(): Promise<Authorization> {
    return this.#source.authorize();
  }

  /** Whether asking anew could give something else. */
  get renewable(): boolean {
    return this.#source.renew !== undefined;
  }

  renew(): void {
    this.#source.renew?.();
  }

  toJSON(): string {
    return '[credentials]';
  }
}

/** Credentials of a bearer token that stays as it is. */
export function bearerCredentials(token: string): ClusterCredentials {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new TypeError('A bearer token is visible ASCII and not empty.');
  const authorization = { headers: { authorization: `Bearer ${token}` }, certificate: null };
  return new ClusterCredentials({ authorize: () => Promise.resolve(authorization) });
}

/** Credentials that show nothing at all, for what a cluster answers to anyone. */
export function anonymousCredentials(): ClusterCredentials {
  return new ClusterCredentials({
    authorize: () => Promise.resolve({ headers: {}, certificate: null }),
  });
}

const tokenFileMemory = 60_000;

/**
 * Credentials of a token in a file that is rotated under us (a ServiceAccount's projected token):
 * re-read every 60 s at most, as client-go does, and after a 401.
 */
export function tokenFileCredentials(file: string, now: () => number = Date.now): ClusterCredentials {
  let remembered: { token: string; readAt: number } | null = null;
  return new ClusterCredentials({
    async authorize() {
      if (remembered === null || now() - remembered.readAt > tokenFileMemory) {
        remembered = { token: (await readFile(file, 'utf8')).trim(), readAt: now() };
      }
      return { headers: { authorization: `Bearer ${remembered.token}` }, certificate: null };
    },
    renew() {
      remembered = null;
    },
  });
}
