import {
  type AccessCause,
  breakByText,
  isAccessCause,
  leadingCause,
} from '#lib/domain/pull/break-by-text.ts';
import { whereItLacks } from '#lib/domain/pull/break-lacking.ts';
import type { PullCause } from '#lib/domain/pull/causes.ts';
import { listsImage, verifiesPulledImages } from '#lib/domain/pull/node-image.ts';
import { type PullBreak, pendingBreak, unknownBreak } from '#lib/domain/pull/hops.ts';
import { type PullReading, readPull } from '#lib/domain/pull/reading.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';
import { signsIn } from '#lib/domain/pull/unlisted-secrets.ts';
import { untriedEntry } from '#lib/domain/pull/untried.ts';

type Question = PullReading & { lead: PullCause };
type Rule = (question: Question) => PullBreak | null;

/** How a registry refuses a credential that was offered. */
const refused: Readonly<Record<AccessCause, PullBreak>> = {
  unauthorized: { hop: 'registry', code: 'rejected' },
  'unauthorized-or-not-found': { hop: 'registry', code: 'ambiguous' },
  forbidden: { hop: 'registry', code: 'no-right' },
  'not-found': { hop: 'registry', code: 'no-such-tag' },
};

function refusalOf(lead: PullCause): PullBreak {
  return isAccessCause(lead) ? refused[lead] : unknownBreak;
}

/** "Not present with policy Never" is also said of an image that is there and not for this pod (KEP-2535). */
const heldFromPod: Rule = ({ lead, situation: { node }, image }) => {
  if (lead !== 'never-policy' || node === null || !image.ok) return null;
  const verifies = verifiesPulledImages(node.kubeletVersion);
  const mayVerify = verifies === 'on' || verifies === 'possible';
  return mayVerify && listsImage(node, image.reference) ? { hop: 'node', code: 'image-not-allowed' } : null;
};

/** The text alone (facts: the 22 causes); secrets cannot change what it says. */
const textDecides: Rule = ({ lead }) => breakByText[lead];

/** One such secret fails the whole pull before any registry is asked (secrets/secrets.go MakeDockerKeyring). */
const undecodable: Rule = ({ lookup }) =>
  lookup?.outcome === 'fails' ? { hop: 'secret', code: 'undecodable' } : null;

const stillReading: Rule = ({ lookup }) =>
  lookup?.secrets.some(({ state }) => state === 'pending') === true ? pendingBreak : null;

const nothingSaid: Rule = ({ lead, lookup }) => (lead === 'unknown' || lookup === null ? unknownBreak : null);

/** Something was sent although the pod has nothing to offer: the node's own credential. */
const nodeRefused: Rule = ({ lead, lookup, sent }) =>
  sent === 'something' && lookup?.outcome === 'anonymous' ? refusalOf(lead) : null;

/** Empty entries and identity tokens count as a match and sign in as nobody (config.go, keyring.go). */
const offeredNobody: Rule = ({ lookup }) =>
  lookup !== null && lookup.tried.length > 0 && !lookup.tried.some(signsIn)
    ? { hop: 'entry', code: 'empty' }
    : null;

/** What the next attempt offers was not there at the last one: it alone can tell. */
const notTriedYet: Rule = (question) => (untriedEntry(question) === null ? null : unknownBreak);

const expiredWords = ['expired', 'expiredtoken'];

/** The token's end, by its own claim or the registry's lifetime. Expired ECR tokens may also say "does not exist". */
const expired: Rule = ({ lead, lookup, causes, situation: { now } }) => {
  if (lookup === null || lookup.tried.length === 0 || lead === 'forbidden') return null;
  const isSaid = causes.some(({ evidence }) =>
    expiredWords.some((word) => evidence?.text.toLowerCase().includes(word) === true),
  );
  const ended = lookup.tried.filter(signsIn).every(({ expiresAt }) => expiresAt !== null && expiresAt <= now);
  return isSaid || ended ? { hop: 'entry', code: 'expired' } : null;
};

const offered: Rule = ({ lead, lookup }) =>
  lookup !== null && lookup.tried.length > 0 ? refusalOf(lead) : null;

/** The registry refused; with which credential, this reader may not see. */
const notReadable: Rule = ({ lead, lookup, sent }) => {
  if (lookup === null || lookup.complete) return null;
  if (lead === 'forbidden' && sent !== 'nothing') return { hop: 'registry', code: 'no-right' };
  return { hop: 'secret', code: 'not-readable' };
};

const nothingOffered: Rule = ({ lookup, ...question }) =>
  lookup === null ? null : whereItLacks({ ...question, lookup });

/** In this order; the first rule that applies decides. */
const rules: readonly Rule[] = [
  heldFromPod,
  textDecides,
  undecodable,
  stillReading,
  nothingSaid,
  nodeRefused,
  offeredNobody,
  notTriedYet,
  expired,
  offered,
  notReadable,
  nothingOffered,
];

/** As findBreak, for a situation that was read already. */
export function breakOf(reading: PullReading): PullBreak {
  const lead = leadingCause(reading.causes);
  if (lead === null) return unknownBreak;
  for (const rule of rules) {
    const found = rule({ ...reading, lead });
    if (found !== null) return found;
  }
  return unknownBreak;
}

/**
 * At which hop a failing pull breaks: by the text where it alone tells, else by walking the path as the kubelet does.
 * `unknown/pending` while secrets that would decide are being read; `unknown/unknown` where nothing fails.
 */
export function findBreak(situation: PullSituation): PullBreak {
  return breakOf(readPull(situation));
}
