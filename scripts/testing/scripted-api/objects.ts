/** Small pods and watch lines for scripted servers. */

export type ScriptedObject = {
  kind: 'Pod';
  metadata: { uid: string; namespace: string; name: string; resourceVersion: string };
};

export type ScriptedEvent = { type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'; object: ScriptedObject };

export function scriptedObject(number: number, version: number): ScriptedObject {
  const metadata = {
    uid: `u${number}`,
    namespace: 'n',
    name: `pod-${number}`,
    resourceVersion: String(version),
  };
  return { kind: 'Pod', metadata };
}

/** `length` events after version `from`, over a handful of objects that come, change, go and come again. */
export function scriptedLog(length: number, from: number): ScriptedEvent[] {
  const events: ScriptedEvent[] = [];
  for (let step = 1; events.length < length; step += 1) {
    const lifetime = 1 + Math.floor(step / 25);
    const turn = step % 25;
    const number = 1000 * lifetime + (turn % 7);
    const type = turn < 7 ? 'ADDED' : turn >= 21 ? 'DELETED' : 'MODIFIED';
    events.push({ type, object: scriptedObject(number, from + step) });
  }
  return events;
}

/** The objects there are after `events`, as `name uid@version`, sorted. */
export function endOf(initial: readonly ScriptedObject[], events: readonly ScriptedEvent[]): string[] {
  const left = new Map(initial.map((object) => [object.metadata.uid, object]));
  for (const { type, object } of events) {
    if (type === 'DELETED') left.delete(object.metadata.uid);
    else if (type !== 'BOOKMARK') left.set(object.metadata.uid, object);
  }
  return shown([...left.values()].map(({ metadata }) => metadata));
}

export function shown(rows: Iterable<{ name: string; uid: string; resourceVersion: string }>): string[] {
  return Array.from(rows, ({ name, uid, resourceVersion }) => `${name} ${uid}@${resourceVersion}`).sort();
}
