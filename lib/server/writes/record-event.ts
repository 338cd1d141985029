import 'server-only';
import type { Context } from '../context.ts';
import { toTimestamp } from '../timestamp.ts';

export type EventAbout = {
  apiVersion: string;
  kind: string;
  namespace: string;
  name: string;
  uid?: string;
};

/** What happened to an object, told without values. */
export type WrittenEvent = { about: EventAbout; reason: string; message: string };

/** Leaves an Event on what was written, where this person may create one. Best effort: it never fails the write. */
export async function recordEvent(context: Context, event: WrittenEvent): Promise<void> {
  const { access, cluster, identity } = context;
  const { namespace, name } = event.about;
  const at = toTimestamp(Date.now());
  try {
    if (!(await access.may({ verb: 'create', resource: 'events', namespace }))) return;
    await cluster.create(
      { resource: 'events', namespace },
      {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { generateName: `${name.slice(0, 200)}.`, namespace },
        involvedObject: event.about,
        reason: event.reason,
        message: `${event.message} By ${identity.name}.`.slice(0, 1000),
        type: 'Normal',
        source: { component: 'pullport' },
        reportingComponent: 'pullport',
        firstTimestamp: at,
        lastTimestamp: at,
        count: 1,
      },
    );
  } catch (cause) {
    context.log.debug({ namespace, name, cause }, 'event not recorded');
  }
}
