import 'server-only';
import { secretKey } from '../cluster/pod-store.ts';
import type { Context } from '../context.ts';
import { templateList } from '../restarts/template-list.ts';
import type { ExistingSecret } from './existing-secret.ts';

export type Carriers = {
  pods: number;
  /** Workloads whose own template names it, as `Deployment api`: a new link gives their pods nothing. */
  templates: readonly string[];
};

/** Who carries a secret's name now, as far as this person may see pods there. */
export async function carriers(
  { access, pullport }: Context,
  { namespace, name }: Pick<ExistingSecret, 'namespace' | 'name'>,
): Promise<Carriers | 'not-visible'> {
  if (!(await access.may({ verb: 'list', resource: 'pods', namespace }))) return 'not-visible';
  const { live, podIndex } = pullport;
  const pods = live.pods
    .by('secret', secretKey(namespace, name))
    .filter(({ deletedAt }) => deletedAt === null);
  const templates = new Set<string>();
  for (const { uid } of pods) {
    const summary = podIndex.get(uid);
    const owner = summary === null ? null : podIndex.ownerOf(summary);
    if (owner !== null && templateList(live, namespace, owner)?.includes(name) === true)
      templates.add(`${owner.kindName} ${owner.name}`);
  }
  return { pods: pods.length, templates: [...templates].toSorted() };
}
