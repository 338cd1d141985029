import type { Hop } from '#lib/domain/pull/hops.ts';
import { accountRemedies } from '#lib/domain/pull/remedies-account.ts';
import { entryRemedies } from '#lib/domain/pull/remedies-entry.ts';
import { advise, changePolicy, correctName, readMessage } from '#lib/domain/pull/remedies-image.ts';
import { registryRemedies } from '#lib/domain/pull/remedies-registry.ts';
import { secretRemedies } from '#lib/domain/pull/remedies-secret.ts';
import { createAndLink } from '#lib/domain/pull/remedy-new-secret.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import { retryNow } from '#lib/domain/pull/remedy-owner.ts';
import { linkUsable } from '#lib/domain/pull/remedy-secret.ts';
import { untriedEntry } from '#lib/domain/pull/untried.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

function podRemedies(walk: Walk): Remedy[] {
  if (walk.break?.code !== 'never-policy') return correctName(walk);
  const bring = advise({
    code: 'check-node',
    title: 'Bring the image to the node',
    why: ['Loaded there under exactly this name, the next look of the kubelet finds it.'],
  });
  // Its name says that it comes from no registry, so pulling it is no way out.
  return isLocal(walk) ? [bring, ...correctName(walk)] : [changePolicy(walk), bring];
}

/** `localhost/app:dev`: how podman and others name what was built on the spot. */
function isLocal({ image }: Walk): boolean {
  return image.ok && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(image.reference.registry);
}

function nodeRemedies(walk: Walk): Remedy[] {
  const askWhy = 'Nodes are not the tenant’s to mend; they need the sentence above.';
  const ask = advise({ code: 'check-node', title: 'Ask who runs the nodes', why: [askWhy] });
  if (walk.break?.code === 'disk') {
    const why = 'The kubelet removes unused images by itself from 85 % on; here that was not enough.';
    return [advise({ code: 'free-disk', title: 'Free space on the node', why: [why] })];
  }
  if (walk.break?.code === 'credential-provider') return [ask, ...createAndLink(walk)];
  if (walk.lead === 'signature') {
    return [
      advise({
        code: 'choose-tag',
        title: 'Use a signed image',
        why: ['Sign it as the node’s policy demands, or take one that is.'],
      }),
      ask,
    ];
  }
  const linked = linkUsable(walk, 1);
  return [...(linked.length > 0 ? linked : createAndLink(walk)), changePolicy(walk)];
}

function unknownRemedies(walk: Walk): Remedy[] {
  if (walk.break?.code === 'pending') return [];
  return untriedEntry(walk) === null ? [readMessage(walk)] : retryNow(walk);
}

const byHop: Readonly<Record<Hop, (walk: Walk) => Remedy[]>> = {
  pod: podRemedies,
  account: accountRemedies,
  secret: secretRemedies,
  entry: entryRemedies,
  registry: registryRemedies,
  node: nodeRemedies,
  unknown: unknownRemedies,
};

/**
 * What helps, most likely first: only what can help at this break, on objects that are there. Empty where nothing
 * fails and while secrets are being read.
 */
export function remediesFor(walk: Walk): Remedy[] {
  return walk.break === null ? [] : byHop[walk.break.hop](walk);
}
