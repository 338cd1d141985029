import type { PullSecretCheck } from '#lib/api/pull-secret-writes.ts';
import { counted } from '#lib/domain/counted.ts';
import type { DistributedSecret } from '#lib/domain/kubectl-distribute.ts';
import { parseRegistryKey } from '#lib/domain/pull/key.ts';
import { pages } from '#lib/paths.ts';
import { touched, type NamespacePlan } from './plan-rows.ts';
import type { PlanPanelWords } from './plan-stage.ts';
import { namedAccounts, toCreateBody, typedLabels, type SecretDraft } from './secret-draft.ts';

/** What the plan calls what it does. */
export function wordsFor(plans: readonly NamespacePlan[], { name }: SecretDraft): PlanPanelWords {
  const gets = touched(plans).length;
  return {
    title: `${gets} of ${counted(plans.length, 'namespace')} get ${name}`,
    doing: 'Creating',
    done: 'Created',
    button: gets === 0 ? 'Create' : `Create in ${counted(gets, 'namespace')}`,
    empty:
      'Enter a registry, a name and namespaces: what would happen in each appears here as you type. Nothing is written until you press Create.',
    hint: 'Safe to repeat. The API server itself tries it before anything is written.',
  };
}

/** What can be compared already: at least a registry or a document. The password goes along, to tell equal from other. */
export function checkable(draft: SecretDraft) {
  const isTyped =
    draft.source === 'document'
      ? draft.document !== ''
      : draft.entries.some(({ server }) => server.trim() !== '');
  if (!isTyped) return null;
  const { dryRun: _, ...body } = toCreateBody(draft, { dryRun: true, left: null });
  return body;
}

/** What is going to be made, as texts and commands tell it: without values. */
export function describe(draft: SecretDraft, check: PullSecretCheck | null): DistributedSecret {
  const typed = draft.entries
    .filter(({ server }) => server.trim() !== '')
    .map(({ server, username }) => ({ key: server, username }));
  return {
    name: draft.name.trim() === '' ? 'NAME' : draft.name.trim(),
    type: draft.type,
    namespaces: draft.namespaces,
    entries: draft.source === 'document' ? (check?.entries ?? []) : typed,
    accounts: draft.accounts.has('using') || draft.accounts.has('all') ? null : namedAccounts(draft),
    immutable: draft.immutable,
    labels: { ...typedLabels(draft.labels), 'app.kubernetes.io/managed-by': 'pullport' },
  };
}

/** The hosts as images are listed under: Docker Hub's legacy key means docker.io. */
export function hostsOf({ entries }: DistributedSecret): string[] {
  const hosts = entries.flatMap(({ key }) => {
    const parsed = parseRegistryKey(key);
    if (!parsed.ok) return [];
    const { text, path } = parsed.key;
    const host = text.slice(0, text.length - path.length);
    return host === 'index.docker.io' ? ['docker.io'] : [host];
  });
  return [...new Set(hosts)].toSorted();
}

/** Where what pulls with the secret since it was written is watched; null where nothing was written. */
export function watchHref(creation: {
  firstWritten: { namespace: string; name: string } | null;
  beganAt: string | null;
}): string | null {
  const { firstWritten, beganAt } = creation;
  if (firstWritten === null || beganAt === null) return null;
  return pages.pullSecret(firstWritten.namespace, firstWritten.name, { tab: 'watch', since: beganAt });
}
