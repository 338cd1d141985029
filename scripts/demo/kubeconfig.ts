import { type DemoPerson } from '#lib/demo/demo-cluster.ts';

/**
 * A kubeconfig that makes kubectl act as one person. kubectl sends no token over plain HTTP, so the person stands
 * in the server's path. JSON is YAML too.
 */
export function kubeconfigFor(url: string, { name, home }: Pick<DemoPerson, 'name' | 'home'>): string {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'demo', cluster: { server: `${url}/as/${name}` } }],
    users: [{ name, user: {} }],
    contexts: [{ name: `${name}@demo`, context: { cluster: 'demo', user: name, namespace: home } }],
    'current-context': `${name}@demo`,
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
