import { type ImageReference, repositoryName } from '#lib/domain/image/reference.ts';
import { type Registries } from '#lib/demo/registries.ts';
import { type Credential, type Refusal, type Served } from '#lib/demo/registries/model.ts';
import { blanksFor } from './blanks.ts';
import { type KeyringEntry } from './keyring.ts';
import { type DemoNode } from './node.ts';
import { type Said, replay } from './recordings.ts';
import { recordingsFor } from './wording.ts';

/** One attempt, decided when it begins: how long it takes and how it ends. */
export type Attempt =
  | { is: 'served'; takes: number; served: Served; usedSecret: KeyringEntry | null }
  | { is: 'refused'; takes: number; said: Said };

export type AttemptRequest = {
  registries: Registries;
  node: DemoNode;
  reference: ImageReference;
  /** In the order in which they are offered; none means one attempt without signing in. */
  credentials: readonly KeyringEntry[];
  at: number;
};

const ROUND_TRIP = 350;
const DIAL_TIMEOUT = 30_000;
const SHORTEST_PULL = 1_200;

/** Offers each credential in turn until one is served; refusals are joined as the kubelet joins them. */
export function attemptPull(request: AttemptRequest): Attempt {
  const { node, reference, credentials } = request;
  const trouble = nodeTrouble(request);
  if (trouble !== null && trouble !== 'disk-full') return refusedWith(request, [trouble]);
  const refusals: Refusal[] = [];
  for (const entry of credentials.length > 0 ? credentials : [null]) {
    const credential = entry === null || isEmpty(entry) ? null : entry;
    const { platform } = node;
    const answer = request.registries.pull({ image: reference, credential, platform, at: request.at });
    if (answer.is === 'refused') {
      refusals.push(answer.refusal);
      continue;
    }
    if (trouble !== null) return refusedWith(request, [trouble]);
    const { pushed, bytesPerSecond } = answer.served;
    // Layers that are on the node already are not fetched again, whatever the policy.
    const download = node.images.holds(pushed.digest) ? 0 : (pushed.sizeBytes / bytesPerSecond) * 1_000;
    const takes = Math.round(download) + SHORTEST_PULL;
    return { is: 'served', takes, served: answer.served, usedSecret: credential === null ? null : entry };
  }
  return refusedWith(request, refusals);
}

// An entry without user and password matches, and the runtime then asks without signing in.
function isEmpty({ username, password }: Credential): boolean {
  return username === '' && password === '';
}

function nodeTrouble({ node, reference, at }: AttemptRequest): Refusal | null {
  const name = repositoryName(reference);
  const concerned = node.troubles.find(
    ({ images, since }) =>
      since <= at && (images.length === 0 || images.some((start) => name.startsWith(start))),
  );
  return concerned?.trouble ?? null;
}

function refusedWith(request: AttemptRequest, refusals: readonly Refusal[]): Attempt {
  const said = refusals.map((refusal) => sayRefusal(request, refusal));
  const takes = refusals.reduce(
    (sum, refusal) => sum + (refusal === 'timing-out' ? DIAL_TIMEOUT : ROUND_TRIP),
    0,
  );
  const [first] = said;
  if (first === undefined) throw new RangeError('A refused pull needs at least one refusal.');
  const texts = [...new Set(said.map(({ message }) => message))];
  const message = texts.length === 1 ? first.message : `[${texts.join(', ')}]`;
  return { is: 'refused', takes, said: { ...first, message } };
}

function sayRefusal({ registries, node, reference }: AttemptRequest, refusal: Refusal): Said {
  const registry = registries.get(reference.registry);
  const blanks = blanksFor(reference, registry?.servedBy ?? reference.registry);
  return replay(recordingsFor(refusal, registry?.flavour ?? null), node.runtime, blanks);
}
