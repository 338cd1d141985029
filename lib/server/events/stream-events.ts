import 'server-only';
import { AppError } from '#lib/domain/errors.ts';
import type { LiveChange } from '../cluster/change-feed.ts';
import type { Context } from '../context.ts';
import { freshnessOf } from '../freshness-view.ts';
import { eventStream, type EventWriter } from '../http/event-stream.ts';
import { sees, type Visible } from '../identity/access.ts';
import { visiblePods } from '../pods/visible-pods.ts';
import { followExpiry } from './follow-expiry.ts';

const gatherFor = 100;
const mostNamed = 500;
/** Answers are remembered 30 s, so asking this often costs nothing more and a right taken away is gone in 35 s. */
const recheckEvery = 5000;
/** Streams end by themselves, so that replicas share them out again and rights are looked at from the ground. */
const longest = 30 * 60_000;
const nothing: Visible = { is: 'some', namespaces: new Set() };

/** The event stream of one browser: which visible pods changed, freshness, sign-out. Rights are looked at again all the time. */
export async function streamEvents(context: Context): Promise<Response> {
  const { visible, isVisible } = await visiblePods(context);
  const version = String(context.pullport.podIndex.version(isVisible));
  return eventStream(
    context.signal,
    (writer) => follow(context, writer, visible, version),
    () => [
      { type: 'pods', uids: [], gone: [], isAll: true },
      { type: 'objects' },
      { type: 'secrets' },
      { type: 'freshness', freshness: freshnessOf(context.pullport) },
    ],
  );
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
    if (pods.size > 0) {
      const uids = [...pods].slice(0, mostNamed);
      const gone = uids.filter((uid) => live.pods.get(uid) === null);
      writer.send({ type: 'pods', uids, gone, isAll: pods.size > mostNamed });
    }
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

  function see(now: Visible): void {
    if (sameVisible(now, visible)) return;
    visible = now;
    pods = new Set();
    writer.send({ type: 'pods', uids: [], gone: [], isAll: true });
  }

  async function recheck(): Promise<void> {
    try {
      see(await access.visible('pods'));
    } catch (error) {
      // Rights that cannot be asked for are not taken for granted: nothing is named until they can.
      if (!(error instanceof AppError) || error.code !== 'unauthenticated') return see(nothing);
      writer.send({ type: 'signed-out' });
      writer.close();
    }
  }

  const leave = streams.add({ identityKey: identity.key, person: identity.name, close: writer.close });
  const secrets = pullport.secretMemory.of(identity.key);
  const stops = [
    leave,
    live.subscribe(gather),
    live.onFreshness(() => writer.send({ type: 'freshness', freshness: freshnessOf(pullport) })),
    secrets.onChange(() => writer.send({ type: 'secrets' })),
    followExpiry(secrets, pullport.now, () => writer.send({ type: 'secrets' })),
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
