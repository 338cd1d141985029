/** The two parts of an address that matter for credentials, or why Go refuses the text. */
export type GoUrl = { ok: true; host: string; path: string } | { ok: false; problem: string };

const forbiddenInHost = /[ \\^`{|}]/;

// oxlint-disable-next-line no-control-regex -- these are what net/url refuses
const controlCharacter = /[\u0000-\u001f\u007f]/;

type Read = { ok: true; text: string } | { ok: false; problem: string };

const refuse = (problem: string): Read & { ok: false } => ({ ok: false, problem });

const bytesOf = (escapes: string) =>
  escapes
    .split('%')
    .slice(1)
    .map((hex) => Number.parseInt(hex, 16));

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Undoes %-escapes as net/url does; in a host only non-ASCII bytes (and `%25`) may be escaped. */
function unescape(text: string, part: 'host' | 'other'): Read {
  const forbidden = part === 'host' ? forbiddenInHost.exec(text) : null;
  for (let sign = text.indexOf('%'); sign >= 0; sign = text.indexOf('%', sign + 3)) {
    if (forbidden !== null && forbidden.index < sign) break;
    const escape = text.slice(sign, sign + 3);
    const ascii = Number.parseInt(escape.slice(1), 16) < 0x80;
    if (!/^%[0-9a-fA-F]{2}$/.test(escape) || (part === 'host' && ascii && escape !== '%25')) {
      return refuse(`invalid URL escape "${escape}"`);
    }
  }
  if (forbidden !== null) return refuse(`invalid character ${JSON.stringify(forbidden[0])} in host name`);
  const plain = text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => decoder.decode(new Uint8Array(bytesOf(run))));
  return { ok: true, text: plain };
}

const isOptionalPort = (text: string) => text === '' || /^:[0-9]*$/.test(text);

const isIpv4 = (text: string) =>
  /^(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}$/.test(text) &&
  text.split('.').every((octet) => Number(octet) < 256);

const isGroup = (text: string) => /^[0-9a-fA-F]{1,4}$/.test(text);

/** As Go's net/netip ParseAddr: eight groups, one run of zeros left out as `::`, an IPv4 address for the last two. */
function isIpv6(text: string): boolean {
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  if (halves.length > 2) return false;
  const last = halves.at(-1) ?? [];
  const tail = isIpv4(last.at(-1) ?? '') ? last.pop() : undefined;
  const groups = halves.flat();
  const length = groups.length + (tail === undefined ? 0 : 2);
  return groups.every(isGroup) && (halves.length === 2 ? length < 8 : length === 8);
}

/** Whether an address may stand in brackets; behind `%25` it has a zone, which may not be empty. */
function isBracketedAddress(text: string): boolean {
  const zone = text.indexOf('%25');
  return zone < 0 ? isIpv6(text) : zone + 3 < text.length && isIpv6(text.slice(0, zone));
}

/** What is wrong with `host[:port]` before it is unescaped: its port, or brackets that hold no IPv6 address. */
function hostProblem(host: string): string | null {
  const opening = host.lastIndexOf('[');
  const closing = host.lastIndexOf(']');
  if (opening > 0) return 'invalid IP-literal';
  if (opening === 0 && closing < 0) return "missing ']' in host";
  const colon = host.lastIndexOf(':');
  const port = opening === 0 ? host.slice(closing + 1) : colon < 0 ? '' : host.slice(colon);
  if (!isOptionalPort(port)) return `invalid port ${JSON.stringify(port)} after host`;
  const address = host.slice(1, closing);
  if (opening < 0 || isBracketedAddress(address)) return null;
  return `invalid host: ParseAddr(${JSON.stringify(address)}): unable to parse IP`;
}

const userInfo = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;

/** Reads `[user@]host[:port]` and drops the user. */
function readAuthority(authority: string): Read {
  const at = authority.lastIndexOf('@');
  const written = authority.slice(at + 1);
  const problem = hostProblem(written);
  if (problem !== null) return refuse(problem);
  const host = unescape(written, 'host');
  if (!host.ok || at < 0) return host;
  const user = authority.slice(0, at);
  if (!userInfo.test(user)) return refuse('net/url: invalid userinfo');
  const unescaped = unescape(user, 'other');
  return unescaped.ok ? host : unescaped;
}

/**
 * Host and path of `https://` + text, as Go's url.Parse reads them (net/url parse, parseAuthority, parseHost,
 * unescape, as of Go 1.25.2); user info, query and fragment are dropped. The problem is Go's own text.
 */
export function parseSchemelessUrl(text: string): GoUrl {
  const hash = text.indexOf('#');
  const address = hash < 0 ? text : text.slice(0, hash);
  if (controlCharacter.test(address)) return refuse('net/url: invalid control character in URL');
  const withoutQuery = address.split('?', 1)[0] ?? '';
  const slash = withoutQuery.indexOf('/');
  const host = readAuthority(slash < 0 ? withoutQuery : withoutQuery.slice(0, slash));
  if (!host.ok) return host;
  const path = unescape(slash < 0 ? '' : withoutQuery.slice(slash), 'other');
  if (!path.ok) return path;
  const fragment = unescape(hash < 0 ? '' : text.slice(hash + 1), 'other');
  return fragment.ok ? { ok: true, host: host.text, path: path.text } : fragment;
}
