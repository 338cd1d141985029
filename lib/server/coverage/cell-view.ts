import 'server-only';
import type { Coverage } from '#lib/api/coverage.ts';
import { pages } from '#lib/paths.ts';
import type { AccessState } from '../pulls/registry-access.ts';
import type { Cell } from './count-cells.ts';

type CellView = Coverage['namespaces'][number]['cells'][number];

/** A cell as the page shows it: word, sentence, and the page that cures it. */
export function cellView(namespace: string, cell: Cell): CellView {
  const { registry, access, containers, failing } = cell;
  return {
    registry,
    state: access.state,
    word: words[access.state] ?? access.word,
    sentence: sentences[access.state](registry, access.word),
    containers,
    failing,
    href: cureOf(namespace, cell),
  };
}

/** States whose word says all; the others show how the pull breaks. */
const words: Partial<Record<AccessState, string>> = {
  covered: 'covered',
  public: 'public',
  'not-linked': 'not linked',
  missing: 'no secret',
  forbidden: 'forbidden',
};

const sentences: Record<AccessState, (registry: string, word: string) => string> = {
  covered: (registry) => `A pull secret of the pods has an entry for ${registry}.`,
  public: (registry) =>
    `Images of ${registry} run here without any credential: no sign-in is needed, or the node has its own.`,
  'not-linked': (registry) =>
    `A secret here serves ${registry}, but the pods’ ServiceAccount does not name it: link it.`,
  missing: (registry) => `No secret here serves ${registry}: create one and link it.`,
  waiting: (registry, word) => `Pulls from ${registry} wait (${word}); this may pass by itself.`,
  failing: (registry, word) => `Pulls from ${registry} fail: ${word}. Somebody must act.`,
  'not-known': (registry, word) => `Whether pulls from ${registry} are covered is not known: ${word}.`,
  forbidden: () => 'You may not read the secrets of this namespace, so Pullport cannot tell. Its owners can.',
};

/** Pre-fills name places, never credentials. */
function cureOf(namespace: string, { registry, access, sample }: Cell): string {
  switch (access.state) {
    case 'missing':
      return pages.newPullSecret({ namespace, server: registry, serviceAccount: sample.pod.serviceAccount });
    case 'not-linked':
      return pages.serviceAccounts({ namespace, q: sample.pod.serviceAccount });
    case 'failing':
    case 'waiting':
      return pages.failure(namespace, sample.pod.name, sample.container);
    case 'covered':
      return pages.pullSecrets({ namespace, registry });
    default:
      return pages.pods({ namespace, registry });
  }
}
