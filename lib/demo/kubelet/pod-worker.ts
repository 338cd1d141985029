import { type KubeObject, equalJson } from '#lib/demo/api-server/objects.ts';
import { type EventRecorder } from '#lib/demo/event-recorder.ts';
import { type Brought, ContainerStarter, type StarterContext } from './container-starter.ts';
import { lifetimeOf } from './lifetime.ts';
import { PodNotes } from './pod-notes.ts';
import { type PodProgress, phaseOf, podIsReady, podStatus } from './pod-status.ts';
import { type ContainerView, containersOf } from './pod-view.ts';
import { type Progress, beginning } from './progress.ts';
import { startable } from './startable.ts';
import { Timeline } from './timeline.ts';

export type WorkerContext = StarterContext & { recorder: EventRecorder };

// Time between the wish to end a pod and its end, where the pod grants that much.
const STOPS_WITHIN = 2_500;

/** Leads one pod through its life on a node: images first, init containers in order, then the rest. */
export class PodWorker {
  readonly #context: WorkerContext;
  readonly #timeline: Timeline;
  readonly #starter: ContainerStarter;
  readonly #notes: PodNotes;
  readonly #startedAt: number;
  readonly #progress = new Map<string, Progress>();
  /** When each container that could not start is looked at again. */
  readonly #retries = new Map<string, number>();
  #pod: KubeObject;
  #containers: readonly ContainerView[] = [];
  #inPass = false;
  #again = false;
  #ready = false;
  #readySince: number;
  #over = false;

  /** `begin` may lie in the past: what would have happened since is made up for at once. */
  constructor(context: WorkerContext, pod: KubeObject, begin: number) {
    this.#context = context;
    this.#pod = pod;
    this.#startedAt = begin;
    this.#readySince = begin;
    this.#timeline = new Timeline(context.store.clock, begin, () => this.#report());
    this.#notes = new PodNotes(context.recorder, pod, context.node.name);
    this.#starter = new ContainerStarter(context, this.#timeline, this.#notes, () => this.#pod);
  }

  start(): void {
    this.#timeline.next(0, () => this.#sync());
  }

  /** Takes note of a changed pod: another image, an added container, the wish to end it. */
  update(pod: KubeObject): void {
    const before = this.#pod;
    this.#pod = pod;
    if (pod.metadata.deletionTimestamp !== undefined) {
      if (before.metadata.deletionTimestamp === undefined) this.#end();
    } else if (!equalJson(before['spec'], pod['spec'])) this.#syncSoon();
  }

  stop(): void {
    this.#over = true;
    this.#timeline.stop();
  }

  // A pull under way is never cut short: the change is looked at when it has ended.
  #syncSoon(): void {
    if (this.#inPass) this.#again = true;
    else this.#timeline.interrupt(() => this.#sync());
  }

  #sync(): void {
    this.#inPass = true;
    this.#again = false;
    this.#containers = containersOf(this.#pod);
    for (const view of this.#containers) this.#refresh(view);
    this.#startAll(this.#startable());
  }

  #refresh(view: ContainerView): void {
    const now = this.#timeline.now();
    const progress = this.#progressOf(view);
    const { state } = progress;
    if (progress.image !== view.image) {
      const wasRunning = state.is === 'running';
      if (wasRunning) this.#notes.killing(view, now);
      const fresh = beginning(view, this.#hasInit());
      this.#progress.set(view.name, { ...fresh, restarts: progress.restarts + (wasRunning ? 1 : 0) });
      return;
    }
    if (state.is === 'running' && state.endsAt !== null && state.endsAt <= now)
      progress.state = { is: 'ended', since: state.since, at: state.endsAt };
  }

  #startable(): readonly ContainerView[] {
    return startable(this.#containers, (view) => this.#progressOf(view).state.is);
  }

  #startAll([view, ...rest]: readonly ContainerView[]): void {
    if (view === undefined) return this.#settle();
    this.#starter.bring(view, (brought) => {
      this.#note(view, brought);
      // An init container that could not start keeps the rest waiting, as does one that now runs.
      this.#startAll(rest);
    });
  }

  #note(view: ContainerView, brought: Brought): void {
    const progress = this.#progressOf(view);
    if (brought.is === 'waiting') {
      progress.state = { is: 'waiting', reason: brought.reason, message: brought.message };
      this.#retries.set(view.name, brought.retryAt);
      return;
    }
    const now = this.#timeline.now();
    const lifetime = lifetimeOf(this.#pod, view);
    this.#retries.delete(view.name);
    progress.runtimeImage = brought.runtimeImage;
    progress.imageId = brought.imageId;
    progress.state = { is: 'running', since: now, endsAt: lifetime === null ? null : now + lifetime };
    this.#notes.started(view, now);
  }

  /** Everything that can be done now is done: sleeps until something is due again. */
  #settle(): void {
    this.#inPass = false;
    const now = this.#timeline.now();
    if (podIsReady(this.#state()) !== this.#ready) {
      this.#ready = !this.#ready;
      this.#readySince = now;
    }
    if (phaseOf(this.#state()) === 'Succeeded') return;
    const nextInit = this.#startable().some((view) => !this.#retries.has(view.name));
    const due = nextInit || this.#again ? [now] : this.#moments();
    if (due.length > 0) this.#timeline.next(Math.min(...due) - now, () => this.#sync());
  }

  #moments(): number[] {
    return this.#containers.flatMap((view) => {
      const { state } = this.#progressOf(view);
      if (state.is === 'running') return state.endsAt ?? [];
      return state.is === 'waiting' ? (this.#retries.get(view.name) ?? []) : [];
    });
  }

  #end(): void {
    const grace = (this.#pod.metadata.deletionGracePeriodSeconds ?? 30) * 1_000;
    const running = this.#containers.filter((view) => this.#progressOf(view).state.is === 'running');
    this.#timeline.interrupt(() => {
      for (const view of running) this.#notes.stopping(view, this.#timeline.now());
      const delay = running.length === 0 ? 0 : Math.min(grace, STOPS_WITHIN);
      this.#timeline.next(delay, () => this.#remove());
    });
  }

  #remove(): void {
    this.stop();
    const { namespace, name, uid } = this.#pod.metadata;
    const { store } = this.#context;
    if (store.get('pods', namespace, name)?.metadata.uid === uid) store.delete('pods', namespace, name);
  }

  #report(): void {
    this.#notes.tell();
    const { namespace, name, uid } = this.#pod.metadata;
    const { store } = this.#context;
    if (this.#over || store.get('pods', namespace, name)?.metadata.uid !== uid) return;
    const status = podStatus(this.#state());
    store.mutate('pods', namespace, name, (draft) => ({ ...draft, status }));
  }

  #state(): PodProgress {
    return {
      pod: this.#pod,
      containers: this.#containers.map((view) => ({ view, progress: this.#progressOf(view) })),
      startedAt: this.#startedAt,
      hostAddress: this.#context.node.address,
      readySince: this.#readySince,
    };
  }

  #progressOf(view: ContainerView): Progress {
    const known = this.#progress.get(view.name);
    if (known !== undefined) return known;
    const fresh = beginning(view, this.#hasInit());
    this.#progress.set(view.name, fresh);
    return fresh;
  }

  #hasInit(): boolean {
    return this.#containers.some(({ role }) => role === 'init' || role === 'sidecar');
  }
}
