/** No host can be called this (RFC 6761), so that only paths resolve to it. */
const here = 'http://own.invalid';

/**
 * Where to go on to after signing in: the given path, query and fragment when they stay on this site, else `/`.
 * Resolved as a browser does, which drops tabs and line breaks and takes `\` for `/`.
 */
export function ownPath(text: string | undefined): string {
  if (text === undefined || !text.startsWith('/') || !URL.canParse(text, here)) return '/';
  const { origin, pathname, search, hash } = new URL(text, here);
  // `/.//elsewhere.example` resolves to a path that, read again, names another host.
  if (origin !== here || pathname.startsWith('//')) return '/';
  return `${pathname}${search}${hash}`;
}
