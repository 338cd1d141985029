import 'server-only';
import { AppError } from '#lib/domain/errors.ts';

/** Which hosts and origins are ours: on a person's own machine the loopback names, in a cluster the public URL. */
export type Doorway = { is: 'loopback' } | { is: 'public'; origin: string };

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses host names that are not ours: with DNS rebinding a foreign page would reach a loopback server under its
 * own name.
 * @throws AppError `wrong-host`
 */
export function checkHost(doorway: Doorway, host: string | null): void {
  if (isOurHost(doorway, host)) return;
  const ours = doorway.is === 'loopback' ? 'localhost, 127.0.0.1 or [::1]' : new URL(doorway.origin).host;
  throw new AppError('wrong-host', `Pullport answers only to ${ours} here. Open it under that name.`);
}

/** Whether a Host header names us as people reach us. */
export function isOurHost(doorway: Doorway, host: string | null): boolean {
  const given = host ?? '';
  return doorway.is === 'loopback'
    ? loopbackNames.has(hostname(given))
    : given.toLowerCase() === new URL(doorway.origin).host;
}

/** Whether a Host header is spelt so that an ingress would bring it to us from outside: any case, any port. */
export function namesPublicHost(origin: string, host: string | null): boolean {
  return hostname(host ?? '').replace(/\.$/, '') === new URL(origin).hostname;
}

/**
 * Refuses unsafe calls that another site could have made the browser send.
 * A bearer header without a cookie is its own identity, which no other site can add; it needs none of this.
 * @throws AppError `cross-origin`
 */
export function checkOrigin(doorway: Doorway, headers: Headers): void {
  const origin = headers.get('origin');
  const ours = doorway.is === 'public' ? doorway.origin : `http://${headers.get('host') ?? ''}`;
  if (origin !== ours || headers.get('sec-fetch-site') !== 'same-origin') {
    throw new AppError(
      'cross-origin',
      'Changes are accepted only from Pullport’s own pages. For scripts, send an Authorization: Bearer header and no cookie.',
    );
  }
}

/** Whether a header carries a bearer token: other schemes are sent by browsers on their own. */
export function isBearer(authorization: string | null): boolean {
  return authorization !== null && /^Bearer \S/i.test(authorization);
}

function hostname(host: string): string {
  const match = /^(\[[0-9a-f:]{2,45}\]|[^:]*)(:\d{1,5})?$/i.exec(host);
  return (match?.[1] ?? '').toLowerCase();
}
