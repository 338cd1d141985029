import 'server-only';
import type { WriteResult } from '#lib/api/writes.ts';
import { counted } from '#lib/domain/counted.ts';
import type { Context } from '../context.ts';
import { sees } from '../identity/access.ts';
import { groupByWorkload, type OutdatedPods } from './group-by-workload.ts';

/** An account that names these secrets now, or will once a plan is applied. */
export type LinkedAccount = { namespace: string; account: string; secrets: readonly string[] };

/** Workloads whose pods were made before their account named one of these secrets and still carry the list without it. */
export async function outdatedWorkloads(
  context: Context,
  accounts: readonly LinkedAccount[],
): Promise<WriteResult['restarts']> {
  const { access, pullport } = context;
  const visible = await access.visible('pods');
  const lacking = accounts
    .filter(({ namespace }) => sees(visible, namespace))
    .flatMap(({ namespace, account, secrets }) =>
      [...pullport.live.pods.inNamespace(namespace)].filter(
        (pod) =>
          pod.serviceAccount === account && !secrets.every((name) => pod.imagePullSecrets.includes(name)),
      ),
    );
  return groupByWorkload(context, new Set(lacking), why);
}

function why({ pods, failing, account }: OutdatedPods): string {
  const who = counted(pods, 'pod');
  const was = `${pods === 1 ? 'carries' : 'carry'} the list that ${account} had when ${pods === 1 ? 'it was' : 'they were'} made`;
  return failing > 0
    ? `${who} ${was}, and ${failing === pods ? '' : `${failing} of them `}cannot pull; only new pods get the link.`
    : `${who} ${was}; ${pods === 1 ? 'it runs' : 'they run'} until the image must be pulled again.`;
}
