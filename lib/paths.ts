/** Every href and API path of the product; nobody else builds one. Values are encoded here. */

const segment = encodeURIComponent;

/** Search parameters in their given order; undefined and empty values are left out, arrays joined by commas. */
export type SearchValues = Record<string, string | number | readonly string[] | undefined>;

function withSearch(path: string, values: SearchValues): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') search.set(name, text);
  }
  const query = search.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':');
  return query === '' ? path : `${path}?${query}`;
}

/** A page's search parameters as values, in a fixed order, so that equal views have equal addresses and query keys. */
export function searchValues(search: Record<string, string | string[] | undefined>): SearchValues {
  const names = Object.keys(search).sort();
  return Object.fromEntries(names.map((name) => [name, search[name]]));
}

export const pages = {
  overview: (values: SearchValues = {}) => withSearch('/', values),
  failures: (values: SearchValues = {}) => withSearch('/failures', values),
  failure: (namespace: string, pod: string, container: string) =>
    `/failures/${segment(namespace)}/${segment(pod)}/${segment(container)}`,
  pods: (values: SearchValues = {}) => withSearch('/pods', values),
  pod: (namespace: string, name: string) => `/pods/${segment(namespace)}/${segment(name)}`,
  pullSecrets: (values: SearchValues = {}) => withSearch('/pull-secrets', values),
  newPullSecret: (values: SearchValues = {}) => withSearch('/pull-secrets/new', values),
  pullSecret: (namespace: string, name: string, values: SearchValues = {}) =>
    withSearch(`/pull-secrets/${segment(namespace)}/${segment(name)}`, values),
  serviceAccounts: (values: SearchValues = {}) => withSearch('/service-accounts', values),
  coverage: (values: SearchValues = {}) => withSearch('/coverage', values),
  prove: (values: SearchValues = {}) => withSearch('/prove', values),
  status: () => '/status',
  signIn: (returnTo?: string) => withSearch('/sign-in', { returnTo }),
} as const;

const v1 = '/api/v1';

export const api = {
  unroutable: (why: 'address' | 'method' | 'host') => `/api/unroutable/${why}`,
  session: () => `${v1}/session`,
  overview: (values: SearchValues = {}) => withSearch(`${v1}/overview`, values),
  namespaces: (values: SearchValues = {}) => withSearch(`${v1}/namespaces`, values),
  nodes: () => `${v1}/nodes`,
  status: () => `${v1}/status`,
  pods: (values: SearchValues = {}) => withSearch(`${v1}/pods`, values),
  podExport: (values: SearchValues = {}) => withSearch(`${v1}/pods/export`, values),
  pod: (namespace: string, name: string) => `${v1}/namespaces/${segment(namespace)}/pods/${segment(name)}`,
  pull: (namespace: string, pod: string, container: string, values: SearchValues = {}) =>
    withSearch(
      `${v1}/namespaces/${segment(namespace)}/pods/${segment(pod)}/containers/${segment(container)}/pull`,
      values,
    ),
  failures: (values: SearchValues = {}) => withSearch(`${v1}/failures`, values),
  failureExport: (values: SearchValues = {}) => withSearch(`${v1}/failures/export`, values),
  pullSecrets: (values: SearchValues = {}) => withSearch(`${v1}/pull-secrets`, values),
  pullSecretExport: (values: SearchValues = {}) => withSearch(`${v1}/pull-secrets/export`, values),
  pullSecret: (namespace: string, name: string) =>
    `${v1}/namespaces/${segment(namespace)}/pull-secrets/${segment(name)}`,
  pullSecretRotations: () => `${v1}/pull-secret-rotations`,
  pullSecretDeletions: () => `${v1}/pull-secret-deletions`,
  pullSecretCheck: () => `${v1}/pull-secret-checks`,
  serviceAccounts: (values: SearchValues = {}) => withSearch(`${v1}/service-accounts`, values),
  serviceAccountExport: (values: SearchValues = {}) => withSearch(`${v1}/service-accounts/export`, values),
  serviceAccountLinks: () => `${v1}/service-account-links`,
  restarts: () => `${v1}/restarts`,
  coverage: (values: SearchValues = {}) => withSearch(`${v1}/coverage`, values),
  proofs: (values: SearchValues = {}) => withSearch(`${v1}/proofs`, values),
  events: (values: SearchValues = {}) => withSearch(`${v1}/events`, values),
  openapi: () => `${v1}/openapi.json`,
} as const;
