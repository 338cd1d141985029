const longest = 28;
const kept = 10;

/** A registry's host cut in its middle, the port never: `1234…amazonaws.com:5000`. Short hosts stay whole. */
export function shortRegistry(registry: string): string {
  if (registry.length <= longest) return registry;
  const port = /:\d+$/.exec(registry)?.[0] ?? '';
  const host = registry.slice(0, registry.length - port.length);
  const tail = longest - kept - 1 - port.length;
  return `${host.slice(0, kept)}…${host.slice(-tail)}${port}`;
}
