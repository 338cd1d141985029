import type { BreakCode } from '#lib/domain/pull/hops.ts';
import { leadingTry, rejectedTries } from '#lib/domain/pull/leading-try.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import { askNode } from '#lib/domain/pull/remedies-account.ts';
import { addCredential, renewOffered } from '#lib/domain/pull/remedies-entry.ts';
import {
  advise,
  choosePlatform,
  chooseTag,
  correctName,
  waitForIt,
} from '#lib/domain/pull/remedies-image.ts';
import { retryNow } from '#lib/domain/pull/remedy-owner.ts';
import { editEntry, linkUsable } from '#lib/domain/pull/remedy-secret.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

const checkNode = (why: string): Remedy =>
  advise({ code: 'check-node', title: 'Ask who runs the nodes', why: [why] });

const checkRegistry = (why: string): Remedy =>
  advise({ code: 'check-registry', title: 'Ask who runs the registry', why: [why] });

/** A credential of the pod’s own: one that is there and not linked, else a new one. */
function ownCredential(walk: Walk): Remedy[] {
  const linked = linkUsable(walk, 1);
  return linked.length > 0 ? linked : addCredential(walk);
}

function rejected(walk: Walk): Remedy[] {
  if ((walk.lookup?.tried.length ?? 0) > 0) return [...renewOffered(walk, () => true), ...retryNow(walk)];
  const why =
    'The credential that was refused is not the pod’s; it is kept on the node or given by its provider.';
  return [checkNode(why), ...ownCredential(walk)];
}

function otherCredential(walk: Walk): Remedy[] {
  const entry = leadingTry(walk);
  if (entry === null) return [];
  return editEntry(walk, entry, {
    code: 'use-other-credential',
    title: `Use another credential for ${entry.key} in ${entry.secret}`,
    why: ['One that may pull this repository. Pods that list this secret use it at their next attempt.'],
  });
}

function noRight(walk: Walk): Remedy[] {
  const user = leadingTry(walk)?.username ?? '';
  const grant = advise({
    code: 'grant-right',
    title: user === '' ? 'Ask for the right to pull' : `Ask for the right to pull for ${user}`,
    why: ['Who runs the registry gives it there; this pod then pulls at its next attempt, as it is.'],
  });
  if ((walk.lookup?.tried.length ?? 0) > 0) {
    const turnedAway = rejectedTries(walk);
    const renewed = renewOffered(walk, (entry) => turnedAway.includes(entry));
    return [grant, ...otherCredential(walk), ...renewed, ...retryNow(walk)];
  }
  return [...ownCredential(walk), grant, ...askNode(walk)];
}

function ambiguous(walk: Walk): Remedy[] {
  const isOffered = (walk.lookup?.tried.length ?? 0) > 0;
  return [...correctName(walk), ...(isOffered ? otherCredential(walk) : ownCredential(walk))];
}

function rateLimit(walk: Walk): Remedy[] {
  const isKubelet = walk.causes.some(({ evidence }) => evidence?.text.toLowerCase().includes('qps') === true);
  const wait = waitForIt('The limit passes by itself; each attempt asks again.');
  return isKubelet || walk.lookup?.anonymousFollows !== true ? [wait] : [...ownCredential(walk), wait];
}

function unreachable(walk: Walk): Remedy[] {
  const wait = waitForIt('It is tried again by itself, and passes once the registry answers.');
  switch (walk.lead) {
    case 'dns':
      return [...correctName(walk), checkNode('The name server of the node does not know the registry.')];
    case 'proxy':
      return [checkNode('The proxy set on the node does not take the connection.')];
    case 'canceled':
    case 'timeout':
      return [wait, checkNode('If it lasts: the way from the node to the registry is slow or closed.')];
    default:
      return [wait, checkRegistry('If it lasts: nothing healthy answers at its address.')];
  }
}

function tls(): Remedy[] {
  return [
    checkNode('They can make the nodes trust the authority that signed the certificate.'),
    checkRegistry('Its certificate may have ended, or name another host.'),
  ];
}

function protocol(walk: Walk): Remedy[] {
  if (walk.lead === 'manifest-unsupported') {
    return [
      advise({
        code: 'choose-tag',
        title: 'Push the image again with a current tool',
        why: ['The next attempt then finds a format that runtimes read.'],
      }),
    ];
  }
  if (walk.lead === 'digest-mismatch') {
    return [
      advise({
        code: 'choose-tag',
        title: 'Push the image again',
        why: ['What is stored does not fit its digest.'],
      }),
      checkRegistry('A mirror or proxy in between may have changed or cut the content.'),
    ];
  }
  return [
    checkNode('A registry that speaks plain http has to be set as such in the runtime of each node.'),
    ...correctName(walk),
  ];
}

const remedies: Readonly<Record<BreakCode<'registry'>, (walk: Walk) => Remedy[]>> = {
  rejected,
  'no-right': noRight,
  'no-such-tag': chooseTag,
  ambiguous,
  'wrong-platform': choosePlatform,
  'rate-limit': rateLimit,
  unreachable,
  tls,
  protocol,
};

/** Remedies at the registry. A new secret never mends a missing tag, nor a restart a wrong password. */
export function registryRemedies(walk: Walk): Remedy[] {
  return walk.break?.hop === 'registry' ? remedies[walk.break.code](walk) : [];
}
