import { type KubeObject } from '#lib/demo/api-server/objects.ts';
import { type ObjectStore } from '#lib/demo/api-server/store.ts';
import { type Registries } from '#lib/demo/registries.ts';
import { type ImageReference, canonicalText, repositoryName } from '#lib/domain/image/reference.ts';
import { readCredentials } from './credentials.ts';
import { ImageManager } from './image-manager.ts';
import { type DemoNode } from './node.ts';
import { type NodeImage } from './node-images.ts';
import { type PodNotes } from './pod-notes.ts';
import { type ContainerView, type ImageNeed } from './pod-view.ts';
import { type Attempt } from './pull-attempt.ts';
import { type Said } from './recordings.ts';
import { type Timeline } from './timeline.ts';

/** Whether a container's images are there, or what it waits for and when to look again. */
export type Brought =
  | { is: 'ready'; runtimeImage: string; imageId: string }
  | { is: 'waiting'; reason: string; message: string; retryAt: number };

export type StarterContext = {
  store: ObjectStore;
  registries: Registries;
  node: DemoNode;
  /** Called when the node got an image. */
  onImages: () => void;
};

// How long a failed attempt shows as ErrImagePull before the next look at the pod finds it backing off.
const SHOWN_AS_ERROR = 11_000;
const LOOK_AGAIN = 45_000;
const LOOKS = 3;
const STEPS_IN_PAST = 20;
const TOLD_IN_FULL = 3_600_000;

/** Brings one container's images to the node, one after the other. */
export class ContainerStarter {
  readonly #context: StarterContext;
  readonly #timeline: Timeline;
  readonly #notes: PodNotes;
  readonly #images: ImageManager;

  constructor(context: StarterContext, timeline: Timeline, notes: PodNotes, pod: () => KubeObject) {
    this.#context = context;
    this.#timeline = timeline;
    this.#notes = notes;
    const { node, registries, store } = context;
    const credentials = () => {
      const read = readCredentials(store, pod());
      if (read.missing.length > 0) notes.missingSecrets(read.missing, timeline.now());
      return read;
    };
    this.#images = new ImageManager({ node, registries, credentials });
  }

  /** Calls `done` when every image is there, or as soon as one cannot be had. */
  bring(container: ContainerView, done: (brought: Brought) => void): void {
    this.#bringAll(container, [...container.imageVolumes, container], done);
  }

  #bringAll(container: ContainerView, needs: readonly ImageNeed[], done: (brought: Brought) => void): void {
    const [need, ...rest] = needs;
    if (need === undefined) throw new RangeError('A container needs at least its own image.');
    const next = (image: NodeImage, reference: ImageReference): void => {
      if (rest.length > 0) this.#bringAll(container, rest, done);
      else done({ is: 'ready', ...namesOf(image, reference) });
    };
    const at = this.#timeline.now();
    const ensured = this.#images.ensure(need, at);
    switch (ensured.is) {
      case 'present':
        this.#notes.alreadyPresent(container, need.image, at);
        return next(ensured.image, ensured.reference);
      case 'impossible':
        return done(this.#impossible(container, ensured.said, at));
      case 'backing-off':
        this.#notes.backingOff(container, need.image, at, ensured.until);
        return done({
          is: 'waiting',
          reason: 'ImagePullBackOff',
          message: ensured.message,
          retryAt: ensured.until,
        });
      case 'attempt':
        this.#notes.pulling(container, need.image, at);
        this.#timeline.next(ensured.attempt.takes, () => {
          const end = this.#finish(container, need, ensured.attempt, ensured.reference);
          if (end.is === 'pulled') next(end.image, ensured.reference);
          else done(end);
        });
    }
  }

  #impossible(container: ContainerView, said: Said, at: number): Brought {
    // The past is gone through in larger steps, since nothing changed in it, but never beyond the present.
    const past = Math.floor((this.#context.store.clock.now() - at) / LOOK_AGAIN);
    const steps = Math.min(STEPS_IN_PAST, Math.max(1, past));
    this.#notes.impossible(container, said, at, LOOKS * steps);
    return { is: 'waiting', ...waitingFor(said), retryAt: at + LOOK_AGAIN * steps };
  }

  #finish(
    container: ContainerView,
    need: ImageNeed,
    attempt: Attempt,
    reference: ImageReference,
  ): { is: 'pulled'; image: NodeImage } | Extract<Brought, { is: 'waiting' }> {
    const at = this.#timeline.now();
    if (attempt.is === 'served') {
      const image = this.#images.pulled(reference, attempt);
      this.#notes.pulled(container, need.image, attempt.takes, image.sizeBytes, at);
      this.#context.onImages();
      return { is: 'pulled', image };
    }
    const past = this.#context.store.clock.now() - TOLD_IN_FULL;
    const { backOff, times } = this.#images.failed(need.image, attempt.said, at, past);
    const { failedAt, until } = backOff;
    this.#notes.failed(container, need.image, attempt.said, failedAt, times);
    const shown = Math.min(SHOWN_AS_ERROR, (until - failedAt) * 0.8);
    return { is: 'waiting', ...waitingFor(attempt.said), retryAt: failedAt + shown };
  }
}

function waitingFor({ reason, message }: Said): { reason: string; message: string } {
  return { reason, message };
}

/** How containerd names a running image: by its tag where it has one, and by repository and digest. */
function namesOf(image: NodeImage, reference: ImageReference): { runtimeImage: string; imageId: string } {
  const repository = repositoryName(reference);
  const known = `${repository}@${image.digest}`;
  const [first = known] = image.digestNames;
  return {
    runtimeImage: reference.digest === null ? canonicalText(reference) : known,
    imageId: image.digestNames.has(known) ? known : first,
  };
}
