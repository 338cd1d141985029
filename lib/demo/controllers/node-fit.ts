import { type JsonValue, type KubeObject, asArray, asString, member } from '#lib/demo/api-server/objects.ts';
import { stringsOf } from './owned.ts';

/** Whether a pod may be placed on a node: selector, a node named by affinity, taints. Daemons tolerate every taint. */
export function nodeSuits(node: KubeObject, podSpec: JsonValue | undefined, isDaemon: boolean): boolean {
  const selector = Object.entries(stringsOf(member(podSpec, 'nodeSelector')));
  const fits =
    selector.every(([key, value]) => node.metadata.labels?.[key] === value) && isNamed(node, podSpec);
  if (!fits || isDaemon) return fits;
  const tolerated = asArray(member(podSpec, 'tolerations'));
  return asArray(member(node['spec'], 'taints')).every((taint) =>
    tolerated.some((toleration) => {
      const key = asString(member(toleration, 'key'));
      return key === '' || key === asString(member(taint, 'key'));
    }),
  );
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/** Node affinity as far as the demo needs it: `matchFields` on metadata.name. */
function isNamed(node: KubeObject, podSpec: JsonValue | undefined): boolean {
  const terms = asArray(member(podSpec, 'affinity', 'nodeAffinity', REQUIRED, 'nodeSelectorTerms'));
  const fields = terms.map((term) => asArray(member(term, 'matchFields'))).filter(({ length }) => length > 0);
  if (fields.length === 0) return true;
  return fields.some((each) =>
    each.every((field) => asArray(member(field, 'values')).includes(node.metadata.name)),
  );
}
