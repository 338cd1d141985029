/** The two parts of an address that matter for credentials, or why Go refuses the text. */
export type GoUrl = { ok: true; host: string; path: string } | { ok: false; problem: string };

const isHex = (char: string | undefined) => char !== undefined && /^[0-9a-fA-F]$/.test(char);

const forbiddenInHost = new Set([' ', '\\', '^', '`', '{', '|', '}']);

/** Undoes %-escapes as net/url does; in a host only non-ASCII bytes (and `%25`) may be escaped. */
function unescape(
  text: string,
  part: 'host' | 'path',
): { ok: true; text: string } | { ok: false; problem: string } {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '%') {
      const escape = text.slice(at, at + 3);
      const hex = isHex(text[at + 1]) && isHex(text[at + 2]);
      const ascii = hex && Number.parseInt(escape.slice(1), 16) < 0x80;
      if (!hex || (part === 'host' && ascii && escape !== '%25')) {
        return { ok: false, problem: `invalid URL escape "${escape}"` };
      }
      pieces.push(String.fromCharCode(Number.parseInt(escape.slice(1), 16)));
      at += 2;
    } else if (part === 'host' && forbiddenInHost.has(char)) {
      return { ok: false, problem: `invalid character ${JSON.stringify(char)} in host name` };
    } else pieces.push(char);
  }
  return { ok: true, text: pieces.join('') };
}

function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

const isOptionalPort = (text: string) => text === '' || /^:[0-9]*$/.test(text);

/** What is wrong with the port of `host[:port]`, an IPv6 address in brackets included. */
function portProblem(host: string): string | null {
  const closing = host.lastIndexOf(']');
  if (host.startsWith('[') && closing < 0) return "missing ']' in host";
  const colon = host.lastIndexOf(':');
  const port = host.startsWith('[') ? host.slice(closing + 1) : colon < 0 ? '' : host.slice(colon);
  return isOptionalPort(port) ? null : `invalid port ${JSON.stringify(port)} after host`;
}

const userInfo = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;

/**
 * Host and path of `https://` + text, as Go's url.Parse reads them (net/url parse, parseAuthority, parseHost,
 * unescape); user info, query and fragment are dropped. The problem is Go's own text.
 */
export function parseSchemelessUrl(text: string): GoUrl {
  if (hasControlCharacter(text)) return { ok: false, problem: 'net/url: invalid control character in URL' };
  const withoutFragment = text.split('#', 1)[0] ?? '';
  const withoutQuery = withoutFragment.split('?', 1)[0] ?? '';
  const slash = withoutQuery.indexOf('/');
  const authority = slash < 0 ? withoutQuery : withoutQuery.slice(0, slash);
  const at = authority.lastIndexOf('@');
  if (at >= 0 && !userInfo.test(authority.slice(0, at)))
    return { ok: false, problem: 'net/url: invalid userinfo' };
  const writtenHost = authority.slice(at + 1);
  const port = portProblem(writtenHost);
  if (port !== null) return { ok: false, problem: port };
  const host = unescape(writtenHost, 'host');
  if (!host.ok) return host;
  const path = unescape(slash < 0 ? '' : withoutQuery.slice(slash), 'path');
  return path.ok ? { ok: true, host: host.text, path: path.text } : path;
}
