import { type JsonValue, type KubeObject, asArray, asString, member } from '#lib/demo/api-server/objects.ts';
import { stringsOf } from './owned.ts';

/** Whether a pod may be placed on a node: selector and taints. Daemons tolerate every taint. */
export function nodeSuits(node: KubeObject, podSpec: JsonValue | undefined, isDaemon: boolean): boolean {
  const selector = Object.entries(stringsOf(member(podSpec, 'nodeSelector')));
  const fits = selector.every(([key, value]) => node.metadata.labels?.[key] === value);
  if (!fits || isDaemon) return fits;
  const tolerated = asArray(member(podSpec, 'tolerations'));
  return asArray(member(node['spec'], 'taints')).every((taint) =>
    tolerated.some((toleration) => {
      const key = asString(member(toleration, 'key'));
      return key === '' || key === asString(member(taint, 'key'));
    }),
  );
}
