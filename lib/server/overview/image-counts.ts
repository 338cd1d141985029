import 'server-only';
import type { Overview } from '#lib/api/overview.ts';
import { pullStates } from '#lib/api/pods.ts';
import { defaultPullPolicy } from '#lib/domain/image/pull-policy.ts';
import { canonicalText } from '#lib/domain/image/reference.ts';
import { runningDigest } from '#lib/domain/image/running-digest.ts';
import type { ContainerRecord } from '#lib/domain/pod/record.ts';
import type { ContainerPull } from '../pods/container-pull.ts';
import { readImage, referenceForm } from '../pods/pod-summary.ts';

type ImageCount = { containers: number; failing: number; waiting: number; imageIds: Set<string> };

/** Counts containers by image as written, so that each text is read once however many pods have it. */
export class ImageCounts {
  readonly #byText = new Map<string, ImageCount>();
  readonly #states = new Uint32Array(pullStates.length);
  #policyDiffers = 0;
  #neverPolicy = 0;
  #containers = 0;

  add(container: ContainerRecord, pull: ContainerPull): void {
    const count = this.#byText.get(container.image) ?? {
      containers: 0,
      failing: 0,
      waiting: 0,
      imageIds: new Set<string>(),
    };
    this.#byText.set(container.image, count);
    count.containers += 1;
    if (pull.state === 'failing') count.failing += 1;
    if (pull.state === 'waiting') count.waiting += 1;
    // What ran once and has ended says nothing of what runs side by side.
    if (pull.state === 'running' && container.imageId !== '') count.imageIds.add(container.imageId);
    const state = pullStates.indexOf(pull.state);
    this.#states[state] = (this.#states[state] ?? 0) + 1;
    this.#containers += 1;
    if (container.policy === 'Never') this.#neverPolicy += 1;
    if (defaultPullPolicy(container.image) !== container.policy) this.#policyDiffers += 1;
  }

  containers(): Overview['containers'] {
    const byState = pullStates.map((state, at) => [state, this.#states[at] ?? 0] as const);
    return {
      total: this.#containers,
      byState: Object.fromEntries(byState) as Overview['containers']['byState'],
    };
  }

  /** Registries, most containers first. */
  registries(): Overview['registries'] {
    const registries = new Map<string, Overview['registries'][number] & { names: Set<string> }>();
    for (const [text, count] of this.#byText) {
      const parsed = readImage(text);
      if (!parsed.ok) continue;
      const { registry } = parsed.reference;
      const found = registries.get(registry) ?? {
        ...{ registry, images: 0, containers: 0, failing: 0, waiting: 0 },
        names: new Set<string>(),
      };
      registries.set(registry, found);
      found.names.add(canonicalText(parsed.reference));
      found.containers += count.containers;
      found.failing += count.failing;
      found.waiting += count.waiting;
    }
    return [...registries.values()]
      .map(({ names, ...row }) => ({ ...row, images: names.size }))
      .sort((a, b) => b.containers - a.containers || (a.registry < b.registry ? -1 : 1));
  }

  /** Distinct images; unreadable names count as written. */
  images(): Overview['images'] {
    const digests = new Map<string, Set<string>>();
    const registries = new Set<string>();
    for (const [text, { imageIds }] of this.#byText) {
      const parsed = readImage(text);
      const name = parsed.ok ? canonicalText(parsed.reference) : text;
      const running = digests.get(name) ?? new Set<string>();
      digests.set(name, running);
      if (!parsed.ok) continue;
      registries.add(parsed.reference.registry);
      if (parsed.reference.digest === null) for (const digest of manifests(imageIds)) running.add(digest);
    }
    const mixedDigests = [...digests.values()].filter(({ size }) => size > 1).length;
    return { total: digests.size, registries: registries.size, mixedDigests };
  }

  risks(): Overview['risks'] {
    const latest = { images: 0, containers: 0 };
    for (const [text, { containers }] of this.#byText) {
      if (referenceForm(readImage(text)) !== 'latest') continue;
      latest.images += 1;
      latest.containers += containers;
    }
    return { latest, policyDiffers: this.#policyDiffers, neverPolicy: this.#neverPolicy };
  }
}

/** Digests that can be compared: a config digest differs from the manifest's of the very same image. */
function manifests(imageIds: ReadonlySet<string>): string[] {
  return [...imageIds].flatMap((imageId) => {
    const running = runningDigest(imageId);
    return running?.of === 'manifest' ? [running.digest] : [];
  });
}
