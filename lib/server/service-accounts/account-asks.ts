import 'server-only';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import {
  accessRank,
  leadingAccess,
  type AccessState,
  type JudgeAccess,
  type RegistryAccess,
} from '../pulls/registry-access.ts';

export type Ask = AccountRow['asks'][number];

/** What the pods of an account ask of each registry and how that stands, the worst first. */
export function accountAsks(summaries: readonly PodSummary[], judge: JudgeAccess): Ask[] {
  const kinds = new Map<string, Map<string, { access: RegistryAccess; containers: number }>>();
  for (const summary of summaries) {
    summary.pod.containers.forEach((_, index) => {
      const access = judge(summary, index);
      if (access.registry === null || access.registry === '') return;
      const here = kinds.get(access.registry) ?? new Map();
      kinds.set(access.registry, here);
      const key = `${access.state} ${access.word}`;
      here.set(key, { access, containers: (here.get(key)?.containers ?? 0) + 1 });
    });
  }
  return [...kinds]
    .flatMap(([registry, here]) => {
      const leading = leadingAccess([...here.values()]);
      return leading === null ? [] : [{ registry, access: leading.access }];
    })
    .sort((a, b) => accessRank(a.access) - accessRank(b.access) || (a.registry < b.registry ? -1 : 1))
    .map(({ registry, access }) => ({ registry, state: askStates[access.state], word: access.word }));
}

/** An account knows fewer states than a namespace: what is not there cannot be linked, so it fails. */
const askStates: Record<AccessState, Ask['state']> = {
  covered: 'covered',
  public: 'public',
  failing: 'failing',
  missing: 'failing',
  waiting: 'waiting',
  'not-linked': 'not-linked',
  'not-known': 'not-known',
  forbidden: 'not-known',
};
