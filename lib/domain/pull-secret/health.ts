import type { DocumentFacts, EntryFacts, SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { entryFindings } from '#lib/domain/pull-secret/health-entries.ts';
import type { Repository } from '#lib/domain/pull/serves.ts';

/** What can be wrong with a secret as it is, worst first. */
export const healthCodes = [
  'undecodable',
  'wrong-type',
  'wrong-key',
  'no-entries',
  'expired',
  'identity-token-only',
  'empty-entry',
  'never-matches',
  'expiring',
  'matches-no-image',
  'entry-matches-no-image',
  'unused',
  'duplicate',
] as const;
export type HealthCode = (typeof healthCodes)[number];

export type HealthFinding = {
  code: HealthCode;
  severity: 'fail' | 'warn' | 'note';
  sentence: string;
  /** The entries it is about, by key; none where it is about the whole secret. */
  entryKeys: readonly string[];
};

/** What is known of a secret's surroundings; null where the reader may not see it. */
export type SecretUse = {
  /** How many ServiceAccounts and pods name it. */
  accounts: number | null;
  pods: number | null;
  /** What the images of its namespace are pulled from. */
  repositories: readonly Repository[] | null;
  /** Names of older secrets of the same namespace that hold the same credentials. */
  sameAs: readonly string[];
};

/** A finding about the whole secret. */
function finding(
  code: HealthCode,
  severity: HealthFinding['severity'],
  sentence: string,
  entryKeys: readonly string[] = [],
): HealthFinding {
  return { code, severity, sentence, entryKeys };
}

function documentFinding(document: Exclude<DocumentFacts, { is: 'decoded' }>, type: string): HealthFinding {
  switch (document.is) {
    case 'undecodable': {
      const where = document.entryKey === undefined ? '' : ` in the entry ${document.entryKey}`;
      const sentence = `It cannot be decoded${where}: ${document.problem}. Every pull of a pod that names it fails; repair it.`;
      return finding(
        'undecodable',
        'fail',
        sentence,
        document.entryKey === undefined ? [] : [document.entryKey],
      );
    }
    case 'wrong-type':
      return finding(
        'wrong-type',
        'fail',
        `The kubelet reads no secret of type ${type}; create it anew as kubernetes.io/dockerconfigjson.`,
      );
    case 'wrong-key':
      return finding(
        'wrong-key',
        'fail',
        `It has no ${document.expectedKey}, the only data key read of this type; put the document there.`,
      );
  }
}

function imageFindings(
  entries: readonly EntryFacts[],
  idle: readonly string[],
  meant: string | null,
): HealthFinding[] {
  if (idle.length === 0) return [];
  const hint = meant === null ? '' : ` Did you mean ${meant}?`;
  if (idle.length === entries.length) {
    return [finding('matches-no-image', 'warn', `No image in this namespace matches it.${hint}`, idle)];
  }
  const sentence = `${idle.length} of ${entries.length} entries ${idle.length === 1 ? 'matches' : 'match'} no image here.${hint}`;
  return [finding('entry-matches-no-image', 'note', sentence, idle)];
}

function useFindings({ accounts, pods, sameAs }: SecretUse): HealthFinding[] {
  const unused = accounts === 0 && pods === 0;
  const [first] = sameAs;
  return [
    ...(unused
      ? [finding('unused', 'note', 'No ServiceAccount and no pod names it; link it or delete it.')]
      : []),
    ...(first === undefined
      ? []
      : [finding('duplicate', 'note', `It holds the same credentials as ${first}; one of them is enough.`)]),
  ];
}

/** What is wrong with a secret, worst first; empty where nothing is. `now` is in epoch milliseconds. */
export function healthOf(facts: SecretFacts, use: SecretUse, now: number): HealthFinding[] {
  const { document, type } = facts;
  const findings =
    document.is === 'decoded'
      ? decodedFindings(document.entries, use, now)
      : [documentFinding(document, type)];
  const rank = ({ code }: HealthFinding) => healthCodes.indexOf(code);
  return [...findings, ...useFindings(use)].toSorted((a, b) => rank(a) - rank(b));
}

function decodedFindings(entries: readonly EntryFacts[], use: SecretUse, now: number): HealthFinding[] {
  if (entries.length === 0)
    return [finding('no-entries', 'warn', 'It holds no entry and gives the kubelet nothing; add one.')];
  const { findings, idle, meant } = entryFindings(entries, use.repositories, now);
  return [...findings, ...imageFindings(entries, idle, meant)];
}
