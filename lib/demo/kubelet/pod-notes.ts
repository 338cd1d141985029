import { type KubeObject } from '#lib/demo/api-server/objects.ts';
import { type EventRecorder } from '#lib/demo/event-recorder.ts';
import { type ContainerView } from './pod-view.ts';
import { type Said } from './recordings.ts';

// How often a pod that cannot go on is looked at again; each look is one more BackOff event.
const SYNC_EVERY = 13_000;

/** What a kubelet writes down about one pod. */
export class PodNotes {
  readonly #recorder: EventRecorder;
  readonly #pod: KubeObject;
  readonly #host: string;

  constructor(recorder: EventRecorder, pod: KubeObject, host: string) {
    this.#recorder = recorder;
    this.#pod = pod;
    this.#host = host;
  }

  tell(): void {
    this.#recorder.tell();
  }

  missingSecrets(names: readonly string[], at: number): void {
    const message = `Unable to retrieve some image pull secrets (${names.join(', ')}); attempting to pull the image may not succeed.`;
    this.#note(null, 'Warning', 'FailedToRetrieveImagePullSecret', message, at);
  }

  pulling(container: ContainerView, image: string, at: number): void {
    this.#note(container, 'Normal', 'Pulling', `Pulling image "${image}"`, at);
  }

  alreadyPresent(container: ContainerView, image: string, at: number): void {
    const message = `Container image "${image}" already present on machine and can be accessed by the pod`;
    this.#note(container, 'Normal', 'Pulled', message, at);
  }

  pulled(container: ContainerView, image: string, took: number, sizeBytes: number, at: number): void {
    const spent = goDuration(took);
    const message = `Successfully pulled image "${image}" in ${spent} (${spent} including waiting). Image size: ${sizeBytes} bytes.`;
    this.#note(container, 'Normal', 'Pulled', message, at);
  }

  /** The two events every failed attempt leaves, `times` over. */
  failed(container: ContainerView, image: string, said: Said, at: number, times: number): void {
    // Attempts that are only counted began with a Pulling of their own.
    if (times > 1) this.#note(container, 'Normal', 'Pulling', `Pulling image "${image}"`, at, times - 1);
    this.#note(container, 'Warning', 'Failed', `Failed to pull image "${image}": ${said.message}`, at, times);
    this.#note(container, 'Warning', 'Failed', `Error: ${said.reason}`, at, times);
  }

  /** Nothing was tried; what the recording says of it, `times` over. */
  impossible(container: ContainerView, said: Said, at: number, times: number): void {
    const told = said.events.filter(({ type }) => type === 'Warning');
    for (const { type, reason, message } of told)
      this.#note(container, type === 'Normal' ? 'Normal' : 'Warning', reason, message, at, times);
  }

  /** The looks at the container between two attempts. */
  backingOff(container: ContainerView, image: string, from: number, until: number): void {
    const times = Math.max(1, Math.floor((until - from) / SYNC_EVERY));
    this.#note(container, 'Normal', 'BackOff', `Back-off pulling image "${image}"`, from, times);
    this.#note(container, 'Warning', 'Failed', 'Error: ImagePullBackOff', from, times);
  }

  started(container: ContainerView, at: number): void {
    this.#note(container, 'Normal', 'Created', `Container created`, at);
    this.#note(container, 'Normal', 'Started', `Container started`, at);
  }

  /** The container runs an image that its spec no longer names. */
  killing(container: ContainerView, at: number): void {
    const message = `Container ${container.name} definition changed, will be restarted`;
    this.#note(container, 'Normal', 'Killing', message, at);
  }

  stopping(container: ContainerView, at: number): void {
    this.#note(container, 'Normal', 'Killing', `Stopping container ${container.name}`, at);
  }

  #note(
    container: ContainerView | null,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    at: number,
    times = 1,
  ): void {
    const place = container === null ? {} : { fieldPath: container.fieldPath };
    const source = { component: 'kubelet', host: this.#host };
    this.#recorder.note(this.#pod, source, { type, reason, message, ...place }, at, times);
  }
}

/** A duration as Go prints it, from milliseconds: `843ms`, `1m2.5s`. */
function goDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds}ms`;
  const seconds = (milliseconds % 60_000) / 1_000;
  const minutes = Math.floor(milliseconds / 60_000);
  return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds}s`;
}
