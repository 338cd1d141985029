import { NextResponse, type NextRequest } from 'next/server';
import { pathHeader, securityHeaders, staticHeaders } from '#lib/server/http/headers.ts';

/** Sets headers, nothing else: who may do what is decided behind it, in http/handler.ts and http/page.ts. */
export function proxy(request: NextRequest): NextResponse {
  if (request.nextUrl.pathname.startsWith('/_next/static/')) {
    return NextResponse.next({ headers: [...staticHeaders] });
  }
  const nonce = btoa(crypto.randomUUID());
  const headers = securityHeaders({
    nonce,
    frameAncestors: (process.env['PULLPORT_FRAME_ANCESTORS'] ?? '')
      .split(/[\s,]+/)
      .filter((origin) => origin !== ''),
    isDevelopment: process.env.NODE_ENV === 'development',
  });
  const forwarded = new Headers(request.headers);
  forwarded.set('x-nonce', nonce);
  forwarded.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Next reads the nonce for its own scripts from this request header.
  for (const [name, value] of headers) if (name === 'content-security-policy') forwarded.set(name, value);
  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

/** Not for calls: before it runs Next reads a request's whole body into memory, twice, whoever sends it. */
export const config = { matcher: ['/', '/((?!api/).*)'] };
