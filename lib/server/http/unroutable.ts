import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { AppError } from '#lib/domain/errors.ts';
import { api } from '#lib/paths.ts';
import { isOurHost, type Doorway } from './guard.ts';

type Unroutable = 'address' | 'method' | 'host';

const basePath = process.env['NEXT_PUBLIC_BASE_PATH'] ?? '';
const callMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const pageMethods = new Set(['GET', 'HEAD']);
/** Addresses that are no pages; calls and doors for machines see to their hosts themselves. */
const elsewhere = /^\/(?:api\/|_next\/|healthz$|readyz$|metrics$|icon\.svg$|favicon\.ico$)/;

/**
 * Next answers an address that cannot be decoded, and a method it does not know, with a bare 500 before any code of
 * ours runs, and draws a page for whatever method asks for it; and a page under a host name that is not ours could only
 * say that there is nothing. On the server at `port` such a request is led to a route that says what is wrong with it.
 */
export function leadUnroutable(port: number, doorway: Doorway): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = asStarted(message);
    if (request.socket.localPort !== port) return;
    const url = request.url ?? '';
    const isStranger = isPage(url) && !isOurHost(doorway, request.headers.host ?? null);
    const why = whyUnroutable(request.method ?? '', url) ?? (isStranger ? 'host' : null);
    if (why === null) return;
    request.url = `${basePath}${api.unroutable(why)}`;
    request.method = 'GET';
  });
}

/** What keeps a request from being routed, if anything. */
export function whyUnroutable(method: string, url: string): Unroutable | null {
  const [path = ''] = url.split('?', 1);
  if (!isDecodable(path)) return 'address';
  const isCall = routedPath(url).startsWith(`${basePath}/api/`);
  return (isCall ? callMethods : pageMethods).has(method) ? null : 'method';
}

/** @throws AppError that says why, always; a host name that is not ours was refused before, as on every route */
export function refuseUnroutable(request: Request): Promise<never> {
  const isMethod = new URL(request.url).pathname.endsWith(api.unroutable('method'));
  const error = isMethod
    ? new AppError(
        'method-not-allowed',
        'This method is not offered here. Pages take GET; GET /api/v1/openapi.json lists what calls take.',
      )
    : new AppError(
        'bad-request',
        'The address cannot be decoded: after each % it needs two hexadecimal digits that make UTF-8.',
      );
  return Promise.reject(error);
}

function isPage(url: string): boolean {
  return !elsewhere.test(routedPath(url).slice(basePath.length));
}

/** The path as Next routes it: `/api/../pods` is a page. */
function routedPath(url: string): string {
  const [path = ''] = url.split('?', 1);
  const whole = `http://own.invalid${path}`;
  return URL.canParse(whole) ? new URL(whole).pathname : path;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Node's documentation says what the channel carries; its types do not. */
function asStarted(message: unknown): { request: IncomingMessage } {
  return message as { request: IncomingMessage };
}
