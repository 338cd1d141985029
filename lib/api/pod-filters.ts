/** The filters of pod lists by name, for pages: the schema itself would bring all of zod into the browser. */
export const podFilterNames = [
  'namespace',
  'q',
  'pull',
  'cause',
  'break',
  'policy',
  'reference',
  'image',
  'registry',
  'workload',
  'node',
  'label',
  'secret',
  'account',
  'sort',
] as const;

/** The states of a pull, worst first. */
export const pullStateNames = ['failing', 'waiting', 'pulling', 'running', 'completed', 'unknown'] as const;
