import { type KubeObject, type NewObject } from '#lib/demo/api-server/objects.ts';
import { type ObjectStore } from '#lib/demo/api-server/store.ts';
import { type EventRecorder } from '#lib/demo/event-recorder.ts';

/** What every controller works with. */
export type ControllerContext = {
  store: ObjectStore;
  recorder: EventRecorder;
  /** Creates a pod the way a client would: with defaults, admission and validation. Throws StatusError. */
  createPod(pod: NewObject): KubeObject;
};

/** Milliseconds after which to look at the object again, undefined to wait for a change. */
export type Reconciled = number | undefined;
