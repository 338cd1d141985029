import 'server-only';
import type { NamespaceList } from '#lib/api/namespaces.ts';
import type { Context } from '../context.ts';
import { sees } from '../identity/access.ts';

/** The namespaces this person may see pods in, with how many pods fail there. `refresh` looks again. */
export async function listNamespaces(
  context: Context,
  input: { refresh?: 'yes' | undefined },
): Promise<NamespaceList> {
  const { access, pullport } = context;
  if (input.refresh === 'yes') access.lookAgain();
  const [pods, secrets] = await Promise.all([access.visible('pods'), access.visible('secrets')]);
  const { live, podIndex } = pullport;
  const failing = new Map<string, number>();
  for (const { pod } of podIndex.failing()) failing.set(pod.namespace, (failing.get(pod.namespace) ?? 0) + 1);
  const names = live
    .namespaceNames()
    .filter((name) => sees(pods, name))
    .sort();
  return {
    items: names.map((name) => {
      const record = live.namespaces.find('', name);
      return {
        name,
        phase: record?.phase ?? 'not-known',
        labels: Object.fromEntries((record?.labels ?? []).map(splitLabel)),
        pods: live.pods.countInNamespace(name),
        failing: failing.get(name) ?? 0,
        mayListSecrets: sees(secrets, name),
      };
    }),
    isComplete: pods.is === 'all' && live.namespaces.size > 0,
    basis:
      pods.is === 'all'
        ? 'All namespaces: you may list pods everywhere.'
        : `You may list pods in ${names.length} of the namespaces Pullport knows; others are not shown.`,
  };
}

function splitLabel(label: string): [string, string] {
  const at = label.indexOf('=');
  return [label.slice(0, at), label.slice(at + 1)];
}
