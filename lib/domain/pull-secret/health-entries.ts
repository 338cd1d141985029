import type { EntryFacts } from '#lib/domain/pull-secret/facts.ts';
import type { HealthFinding } from '#lib/domain/pull-secret/health.ts';
import { neverMatches } from '#lib/domain/pull/never-matches.ts';
import { likelyMeant, type Repository, servedBy } from '#lib/domain/pull/serves.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** How long before its end a credential is called expiring: short-lived ones would otherwise always be. */
function noticeOf({ expiryBasis }: EntryFacts): number {
  return expiryBasis === 'registry-lifetime' ? hour : 7 * day;
}

/** Whether a credential still holds and wants to be renewed now, in milliseconds since 1970. */
export function isExpiring(entry: EntryFacts, now: number): boolean {
  if (entry.expiresAt === null) return false;
  const left = entry.expiresAt - now;
  return left > 0 && left <= noticeOf(entry);
}

/** Rounded down, as every countdown is: nobody should count on the rest. */
function span(milliseconds: number): string {
  if (milliseconds < hour) return `${Math.max(1, Math.floor(milliseconds / 60_000))} min`;
  return milliseconds < 2 * day
    ? `${Math.floor(milliseconds / hour)} h`
    : `${Math.floor(milliseconds / day)} d`;
}

function expiryFinding(entry: EntryFacts, now: number): HealthFinding[] {
  const { key, expiresAt, expiryBasis } = entry;
  if (expiresAt === null) return [];
  const left = expiresAt - now;
  const basis = expiryBasis === 'jwt' ? 'says the token itself' : 'by the lifetime this registry gives';
  const entryKeys = [key];
  if (left <= 0) {
    const sentence = `The credential for ${key} expired ${span(-left)} ago, ${basis}; renew it.`;
    return [{ code: 'expired', severity: 'fail', sentence, entryKeys }];
  }
  if (!isExpiring(entry, now)) return [];
  const sentence = `The credential for ${key} expires in ${span(left)}, ${basis}; renew it.`;
  return [{ code: 'expiring', severity: 'warn', sentence, entryKeys }];
}

function formFinding({ key, form }: EntryFacts): HealthFinding[] {
  const entryKeys = [key];
  if (form === 'identity-token-only') {
    const sentence = `The entry ${key} has only an identity token, which the kubelet does not read; set a password.`;
    return [{ code: 'identity-token-only', severity: 'warn', sentence, entryKeys }];
  }
  if (form !== 'empty') return [];
  const sentence = `The entry ${key} is empty and signs in as nobody; set user and password or take it out.`;
  return [{ code: 'empty-entry', severity: 'warn', sentence, entryKeys }];
}

type EntryFindings = {
  findings: readonly HealthFinding[];
  /** Keys that serve no image here, those that never could left out. */
  idle: readonly string[];
  /** What the first of them most likely was meant for. */
  meant: string | null;
};

/** What is wrong with single entries. `images` null: not known, so nothing is said of them. */
export function entryFindings(
  entries: readonly EntryFacts[],
  images: readonly Repository[] | null,
  now: number,
): EntryFindings {
  const serving = new Set(entries.filter(({ key }) => images !== null && servedBy(key, images).length > 0));
  const never = entries.flatMap((entry): HealthFinding[] => {
    const reason = serving.has(entry) ? null : neverMatches(entry.key);
    if (reason === null) return [];
    const sentence = `The key ${entry.key} never matches. ${reason.sentence}`;
    return [{ code: 'never-matches', severity: 'warn', sentence, entryKeys: [entry.key] }];
  });
  const hopeless = new Set(never.flatMap(({ entryKeys }) => entryKeys));
  const idle =
    images === null
      ? []
      : entries.filter((entry) => !serving.has(entry) && !hopeless.has(entry.key)).map(({ key }) => key);
  const findings = [
    ...entries.flatMap((entry) => [...expiryFinding(entry, now), ...formFinding(entry)]),
    ...never,
  ];
  return {
    findings,
    idle,
    meant: idle[0] === undefined || images === null ? null : likelyMeant(idle[0], images),
  };
}
