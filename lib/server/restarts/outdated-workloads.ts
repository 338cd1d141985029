import 'server-only';
import type { WriteResult } from '#lib/api/writes.ts';
import { counted } from '#lib/domain/counted.ts';
import type { Context } from '../context.ts';
import { sees } from '../identity/access.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { templateList } from './template-list.ts';

type Restarts = WriteResult['restarts'];

/** An account that names these secrets now, or will once a plan is applied. */
export type LinkedAccount = { namespace: string; account: string; secrets: readonly string[] };

type Outdated = {
  namespace: string;
  kind: string;
  name: string;
  account: string;
  pods: number;
  failing: number;
};

/**
 * Workloads whose pods were made before their account named one of these secrets and still carry the list without it:
 * those whose pods fail first. Pods that write their own list are left out, no new pod of theirs would get another.
 */
export async function outdatedWorkloads(
  { access, pullport }: Context,
  accounts: readonly LinkedAccount[],
): Promise<Restarts> {
  const visible = await access.visible('pods');
  const found = new Map<string, Outdated>();
  const { live, podIndex } = pullport;
  for (const { namespace, account, secrets } of accounts) {
    if (!sees(visible, namespace)) continue;
    for (const pod of live.pods.inNamespace(namespace)) {
      if (pod.serviceAccount !== account || pod.deletedAt !== null) continue;
      if (pod.phase === 'Succeeded' || pod.phase === 'Failed') continue;
      const summary = podIndex.get(pod.uid);
      if (summary === null || secrets.every((name) => pod.imagePullSecrets.includes(name))) continue;
      const owner = podIndex.ownerOf(summary);
      if (writesOwnList(templateList(live, namespace, owner), summary)) continue;
      const { kindName: kind, name } = owner ?? { kindName: 'Pod', name: pod.name };
      const key = `${namespace}/${kind}/${name}`;
      const before = found.get(key) ?? { namespace, kind, name, account, pods: 0, failing: 0 };
      const failing = before.failing + (summary.failing.length > 0 ? 1 : 0);
      found.set(key, { ...before, pods: before.pods + 1, failing });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.failing - a.failing || b.pods - a.pods)
    .map(({ namespace, kind, name, pods, ...rest }) => ({
      namespace,
      kind,
      name,
      pods,
      why: why({ pods, ...rest }),
    }));
}

/** A pod nobody owns may have been written with any list; only an empty one surely came from its account. */
function writesOwnList(template: readonly string[] | null, { pod }: PodSummary): boolean {
  return template === null ? pod.imagePullSecrets.length > 0 : template.length > 0;
}

function why({ pods, failing, account }: Pick<Outdated, 'pods' | 'failing' | 'account'>): string {
  const who = counted(pods, 'pod');
  const was = `${pods === 1 ? 'carries' : 'carry'} the list that ${account} had when ${pods === 1 ? 'it was' : 'they were'} made`;
  return failing > 0
    ? `${who} ${was}, and ${failing === pods ? '' : `${failing} of them `}cannot pull; only new pods get the link.`
    : `${who} ${was}; ${pods === 1 ? 'it runs' : 'they run'} until the image must be pulled again.`;
}
