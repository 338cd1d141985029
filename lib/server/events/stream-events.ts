import 'server-only';
import { AppError } from '#lib/domain/errors.ts';
import type { LiveChange } from '../cluster/change-feed.ts';
import type { Context } from '../context.ts';
import { freshnessOf } from '../freshness-view.ts';
import { eventStream, type EventWriter } from '../http/event-stream.ts';
import { sees, type Visible } from '../identity/access.ts';
import { visiblePods } from '../pods/visible-pods.ts';

const gatherFor = 100;
const mostNamed = 500;
const recheckEvery = 30_000;
/** Streams end by themselves, so that replicas share them out again and rights are looked at from the ground. */
const longest = 30 * 60_000;

/** The event stream of one browser: which visible pods changed, freshness, sign-out. Rights are asked again every 30 s. */
export async function streamEvents(context: Context): Promise<Response> {
  const { visible, isVisible } = await visiblePods(context);
  const version = String(context.pullport.podIndex.version(isVisible));
  return eventStream(context.signal, (writer) => follow(context, writer, visible, version));
}

function follow(context: Context, writer: EventWriter, first: Visible, version: string): () => void {
  const { pullport, identity, access } = context;
  const { live, streams, metrics } = pullport;
  let visible = first;
  let pods = new Set<string>();
  let othersChanged = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function tell(): void {
    timer = null;
    if (pods.size > 0)
      writer.send({ type: 'pods', uids: [...pods].slice(0, mostNamed), isAll: pods.size > mostNamed });
    if (othersChanged) writer.send({ type: 'objects' });
    pods = new Set();
    othersChanged = false;
  }

  function gather({ resource, changed }: LiveChange): void {
    for (const [uid, namespace] of changed) {
      if (namespace !== '' && !sees(visible, namespace)) continue;
      if (resource === 'pods') pods.add(uid);
      else if (resource === 'serviceaccounts' || resource === 'deployments') othersChanged = true;
    }
    if (timer === null && (pods.size > 0 || othersChanged)) timer = setTimeout(tell, gatherFor);
  }

  async function recheck(): Promise<void> {
    try {
      const now = await access.visible('pods');
      if (!sameVisible(now, visible)) writer.send({ type: 'pods', uids: [], isAll: true });
      visible = now;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'unauthenticated') return;
      writer.send({ type: 'signed-out' });
      writer.close();
    }
  }

  const leave = streams.add({ identityKey: identity.key, close: writer.close });
  const secrets = pullport.secretMemory.of(identity.key);
  const stops = [
    leave,
    live.subscribe(gather),
    live.onFreshness(() => writer.send({ type: 'freshness', freshness: freshnessOf(pullport) })),
    secrets.onChange(() => writer.send({ type: 'secrets' })),
  ];
  const rechecking = setInterval(() => void recheck(), recheckEvery);
  const ending = setTimeout(writer.close, longest);
  metrics.streams.set(streams.size);
  writer.send({ type: 'hello', freshness: freshnessOf(pullport), version });
  return () => {
    for (const stop of stops) stop();
    clearInterval(rechecking);
    clearTimeout(ending);
    if (timer !== null) clearTimeout(timer);
    metrics.streams.set(streams.size);
  };
}

function sameVisible(left: Visible, right: Visible): boolean {
  if (left.is === 'all' || right.is === 'all') return left.is === right.is;
  return (
    left.namespaces.size === right.namespaces.size &&
    [...left.namespaces].every((name) => right.namespaces.has(name))
  );
}
