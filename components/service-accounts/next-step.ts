import type { RestartTarget } from '#components/common/restart/restart-targets.ts';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';

/** What to do next about an account: at most one thing. */
export type NextStep =
  | { is: 'link'; label: string }
  | { is: 'unlink'; label: string; secrets: readonly string[] }
  | { is: 'restart'; label: string; targets: readonly RestartTarget[] }
  | { is: 'go'; label: string; href: string };

/** Null where nothing needs to be done, or where nothing here could do it. */
export function nextStep(row: AccountRow): NextStep | null {
  switch (row.state.code) {
    case 'not-linked':
      return { is: 'link', label: 'Link a secret' };
    case 'undecodable':
      return repair(row);
    case 'failing':
      return restartOlder(row) ?? (row.imagePullSecrets.length === 0 ? newSecret(row) : failingPods(row));
    case 'missing-secret':
      return unlinkMissing(row);
    case 'older-list':
      return restartOlder(row);
    case 'rate-limit':
      return { ...newSecret(row), label: 'Add credential' };
    case 'own-lists':
      return { is: 'go', label: 'Show pods', href: pages.pods(place(row)) };
    case 'matches-nothing':
      return unlinkOnly(row);
    case 'not-known':
    case 'needs-none':
    case 'covered':
    case 'no-pods':
      return null;
  }
}

/** Workloads whose pods were made before the account's list became what it is. */
export function olderWorkloads({ namespace, lists }: AccountRow): RestartTarget[] {
  return lists
    .filter(({ isCurrent, isOwn }) => !isCurrent && !isOwn)
    .flatMap(({ workloads }) => workloads.map((workload) => ({ namespace, ...workload })));
}

const place = ({ namespace, name }: AccountRow) => ({ namespace, account: name });

function repair({ namespace, imagePullSecrets }: AccountRow): NextStep | null {
  const broken = imagePullSecrets.find(({ state }) => state === 'broken');
  if (broken === undefined) return null;
  return { is: 'go', label: 'Repair', href: pages.pullSecret(namespace, broken.name) };
}

function restartOlder(row: AccountRow): NextStep | null {
  const targets = olderWorkloads(row);
  if (targets.length === 0) return null;
  return { is: 'restart', label: `Restart ${counted(targets.length, 'workload')}`, targets };
}

function newSecret({ namespace, name, asks }: AccountRow): NextStep {
  const asked = asks.find(({ state }) => state === 'failing' || state === 'waiting');
  const href = pages.newPullSecret({ namespace, server: asked?.registry, serviceAccount: name });
  return { is: 'go', label: 'New secret', href };
}

function failingPods(row: AccountRow): NextStep {
  const href = pages.pods({ ...place(row), pull: ['failing', 'waiting'] });
  return { is: 'go', label: 'Show pods', href };
}

function unlinkMissing({ imagePullSecrets }: AccountRow): NextStep {
  const secrets = imagePullSecrets.filter(({ state }) => state === 'missing').map(({ name }) => name);
  return { is: 'unlink', label: `Unlink ${counted(secrets.length, 'name')}`, secrets };
}

/** Of several, somebody has to say which: the opened row unlinks each by itself. */
function unlinkOnly({ imagePullSecrets }: AccountRow): NextStep | null {
  const [only, ...others] = imagePullSecrets.filter(({ state }) => state !== 'platform');
  if (only === undefined || others.length > 0) return null;
  return { is: 'unlink', label: 'Unlink', secrets: [only.name] };
}
