import 'server-only';
import { AppError } from '#lib/domain/errors.ts';
import { resources, type ResourceName } from '#lib/server/cluster/resources.ts';

export type Subresource = 'status' | 'ephemeralcontainers' | 'token' | 'eviction' | 'log' | 'scale';

/** What a request is about. `namespace` absent or null: all namespaces, or a cluster-scoped resource. */
export type ClusterPath =
  | {
      resource: ResourceName;
      namespace?: string | null;
      name?: string;
      subresource?: Subresource;
    }
  | { endpoint: '/version' | '/readyz' | '/livez' | '/api' | '/apis' };

const subdomain = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/**
 * The URL of a cluster path below the server's base URL.
 * Every segment is checked as an RFC 1123 subdomain first (253 characters at most), then encoded, and the finished
 * URL is compared with what was meant, so that no name can climb out of its place.
 * @throws AppError `bad-request` for a name no object can have
 */
export function clusterUrl(server: string, path: ClusterPath, query: ClusterQuery = {}): URL {
  const base = new URL(server);
  const prefix = base.pathname.replace(/\/+$/, '');
  const pathname = 'endpoint' in path ? path.endpoint : resourcePathname(path);
  const url = new URL(`${prefix}${pathname}`, base.origin);
  if (url.pathname !== `${prefix}${pathname}` || url.origin !== base.origin) {
    throw new AppError('bad-request', 'This name cannot be put into a request: check it for odd characters.');
  }
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(key, String(value));
  }
  return url;
}

export type ClusterQuery = Readonly<Record<string, string | number | undefined>>;

function resourcePathname(path: Exclude<ClusterPath, { endpoint: string }>): string {
  const { group, version, namespaced } = resources[path.resource];
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const segments: string[] = [];
  if (namespaced && path.namespace != null) segments.push('namespaces', checked(path.namespace, 'namespace'));
  segments.push(path.resource);
  if (path.name !== undefined) segments.push(checked(path.name, 'name'));
  if (path.subresource !== undefined) segments.push(path.subresource);
  return `${root}/${segments.map(encodeURIComponent).join('/')}`;
}

function checked(text: string, field: string): string {
  if (text.length <= 253 && subdomain.test(text)) return text;
  throw new AppError(
    'bad-request',
    `This ${field} is not one an object can have: lower case letters, digits, "-" and "." only.`,
    {
      fields: [{ field, message: 'must be a lower case RFC 1123 name of at most 253 characters' }],
    },
  );
}
