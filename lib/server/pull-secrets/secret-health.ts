import 'server-only';
import { healthCodes, type Health, type SecretRow } from '#lib/api/pull-secrets.ts';
import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { healthOf, type HealthFinding } from '#lib/domain/pull-secret/health.ts';
import { count } from '#lib/domain/pull/sentence.ts';
import { isOpenShifts } from './managers.ts';
import { failingPullsOf, servesContainer } from './secret-use.ts';
import type { Surroundings } from './surroundings.ts';

const codeOf: Record<HealthFinding['code'], Health['code']> = {
  undecodable: 'undecodable',
  'wrong-type': 'wrong-type',
  'wrong-key': 'wrong-type',
  'no-entries': 'matches-nothing',
  expired: 'expired',
  'identity-token-only': 'matches-nothing',
  'empty-entry': 'matches-nothing',
  'never-matches': 'matches-nothing',
  expiring: 'expiring',
  'matches-no-image': 'matches-nothing',
  'entry-matches-no-image': 'matches-nothing',
  unused: 'unused',
  duplicate: 'duplicate',
};

const labelOf: Record<HealthFinding['code'], string> = {
  undecodable: 'Undecodable',
  'wrong-type': 'Wrong type',
  'wrong-key': 'Wrong data key',
  'no-entries': 'No entry',
  expired: 'Expired',
  'identity-token-only': 'Identity token only',
  'empty-entry': 'Empty entry',
  'never-matches': 'Key never matches',
  expiring: 'Expiring',
  'matches-no-image': 'No image matches',
  'entry-matches-no-image': 'Entry matches no image',
  unused: 'Unused',
  duplicate: 'Duplicate',
};

/** The worst that can be said of a secret as it is and as it is used. */
export function secretHealth(
  facts: SecretFacts,
  use: SecretRow['use'],
  sameAs: readonly string[],
  around: Surroundings,
): Health {
  const known = {
    accounts: around.seesAccounts(facts.namespace) ? use.accounts.length : null,
    pods: around.seesPods(facts.namespace) ? use.pods : null,
    repositories: around.repositories(facts.namespace),
    sameAs,
  };
  const found = healthOf(facts, known, around.now).map(healthFrom);
  const all = [...found, ...rejected(facts, around), ...notLinked(facts, use, around)];
  const [worst] = all.toSorted(worstFirst);
  if (isOpenShifts(facts.managers)) return leftToOpenShift(worst);
  return worst ?? inUse({ pods: use.pods, accounts: use.accounts.length });
}

/** What fails is told with whose it is; every other advice would be to touch it. */
function leftToOpenShift(worst: Health | undefined): Health {
  const sentence = 'OpenShift makes and rotates it: leave it alone.';
  if (worst?.severity !== 'fail')
    return { code: 'managed', severity: 'none', label: 'Managed by OpenShift', sentence };
  return { ...worst, sentence: `${worst.sentence} ${sentence} Its controller is to renew it.` };
}

/** The order of lists: what needs somebody comes first. */
export function worstFirst(one: Health, other: Health): number {
  return healthCodes.indexOf(one.code) - healthCodes.indexOf(other.code);
}

function healthFrom({ code, severity, sentence }: HealthFinding): Health {
  return {
    code: codeOf[code],
    severity: severity === 'note' ? (code === 'entry-matches-no-image' ? 'warn' : 'none') : severity,
    label: labelOf[code],
    sentence,
  };
}

function rejected(facts: SecretFacts, around: Surroundings): Health[] {
  const refused = failingPullsOf(facts, around).filter(({ summary, container }) => {
    const { hop, code } = around.breaks.of(summary, container);
    return hop === 'registry' && code === 'rejected';
  });
  if (refused.length === 0) return [];
  const sentence = `The registry rejects it: ${count(refused.length, 'container fails', 'containers fail')}. Set a password that it takes.`;
  return [{ code: 'rejected', severity: 'fail', label: 'Rejected by the registry', sentence }];
}

/** Nobody names it although pulls here fail for want of it. */
function notLinked(facts: SecretFacts, use: SecretRow['use'], around: Surroundings): Health[] {
  if (use.accounts.length > 0 || use.pods > 0) return [];
  const wanting = around.failingPods(facts.namespace).find((summary) =>
    summary.failing.some((container) => {
      const { hop } = around.breaks.of(summary, container);
      return hop === 'account' && servesContainer(facts, summary, container);
    }),
  );
  if (wanting === undefined) return [];
  const sentence = `ServiceAccount ${wanting.pod.serviceAccount} pulls images that it serves without it; link it.`;
  return [{ code: 'not-linked', severity: 'warn', label: 'Not linked', sentence }];
}

/** Nothing is known against it. */
export function inUse({ pods, accounts }: { pods: number; accounts: number }): Health {
  const by = `${count(pods, 'pod', 'pods')} and ${count(accounts, 'ServiceAccount', 'ServiceAccounts')}`;
  return { code: 'in-use', severity: 'ok', label: 'In use', sentence: `Named by ${by}; not tested.` };
}
