const longest = 28;
const kept = 10;

/** `registry.corp.example:5000` in two: the host, and the port with its colon or nothing. */
export function splitPort(registry: string): { host: string; port: string } {
  const port = /:\d+$/.exec(registry)?.[0] ?? '';
  return { host: registry.slice(0, registry.length - port.length), port };
}

/** A registry's host cut in its middle, the port never: `1234…amazonaws.com:5000`. Short hosts stay whole. */
export function shortRegistry(registry: string): string {
  if (registry.length <= longest) return registry;
  const { host, port } = splitPort(registry);
  const tail = longest - kept - 1 - port.length;
  return `${host.slice(0, kept)}…${host.slice(-tail)}${port}`;
}
