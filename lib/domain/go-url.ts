/** The two parts of an address that matter for credentials, or why Go refuses the text. */
export type GoUrl = { ok: true; host: string; path: string } | { ok: false; problem: string };

const isHex = (char: string | undefined) => char !== undefined && /^[0-9a-fA-F]$/.test(char);

const forbiddenInHost = /[ \\^`{|}]/;

// oxlint-disable-next-line no-control-regex -- these are what net/url refuses
const controlCharacter = /[\u0000-\u001f\u007f]/;

type Unescaped = { ok: true; text: string } | { ok: false; problem: string };

/** Undoes %-escapes as net/url does; in a host only non-ASCII bytes (and `%25`) may be escaped. */
function unescape(text: string, part: 'host' | 'path'): Unescaped {
  const forbidden = part === 'host' ? forbiddenInHost.exec(text) : null;
  const pieces: string[] = [];
  let at = 0;
  for (let sign = text.indexOf('%'); sign >= 0; sign = text.indexOf('%', at)) {
    if (forbidden !== null && forbidden.index < sign) break;
    const escape = text.slice(sign, sign + 3);
    const hex = isHex(escape[1]) && isHex(escape[2]);
    const code = Number.parseInt(escape.slice(1), 16);
    if (!hex || (part === 'host' && code < 0x80 && escape !== '%25')) {
      return { ok: false, problem: `invalid URL escape "${escape}"` };
    }
    pieces.push(text.slice(at, sign), String.fromCharCode(code));
    at = sign + 3;
  }
  if (forbidden !== null)
    return { ok: false, problem: `invalid character ${JSON.stringify(forbidden[0])} in host name` };
  return { ok: true, text: at === 0 ? text : pieces.join('') + text.slice(at) };
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
  if (controlCharacter.test(text)) return { ok: false, problem: 'net/url: invalid control character in URL' };
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
