/** Which namespaces a tenant owns. */
export const tenants = {
  'tenant-a': ['payments', 'checkout'],
  'tenant-b': ['search', 'catalog'],
} as const;

const shared = [
  'analytics',
  'billing',
  'identity',
  'logistics',
  'notifications',
  'platform',
  'ml-training',
  'legacy-erp',
];

/** Every namespace with workloads, and the application's own. */
export const namespaces: readonly string[] = [
  ...tenants['tenant-a'],
  ...tenants['tenant-b'],
  ...shared,
  'pullport',
];
