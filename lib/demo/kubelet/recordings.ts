import collectedTexts from '#lib/demo/recordings/collected.json' with { type: 'json' };
import containerd1 from '#lib/demo/recordings/containerd-1.json' with { type: 'json' };
import containerd2 from '#lib/demo/recordings/containerd-2.json' with { type: 'json' };

/** The container runtime of a node: both wordings are in the field. */
export type Runtime = 'containerd-2' | 'containerd-1';

export type RecordedEvent = { type: string; reason: string; message: string };

/** What one failed attempt says: state and events, with the blanks filled. */
export type Said = { reason: string; message: string; events: readonly RecordedEvent[] };

type Recording = {
  kind: string;
  reason: string | null;
  message: string | null;
  events?: readonly RecordedEvent[] | undefined;
};

/** A recording in which a container waited. */
type Telling = { reason: string; message: string; events: readonly RecordedEvent[] };

/** What is put in the place of `{image}` and its like. */
export type Blanks = Readonly<Record<string, string>>;

const recorded: Record<Runtime, ReadonlyMap<string, Telling>> = {
  'containerd-2': byKind(containerd2),
  'containerd-1': byKind(containerd1),
};

const collected = byKind(collectedTexts);

/**
 * Replays what a kubelet said. Kinds are tried from the most special to the most general; the recordings of the
 * node's own runtime first, then those of the other, then texts collected where no test cluster can produce them.
 * Throws RangeError when nothing was recorded for any of them.
 */
export function replay(kinds: readonly string[], runtime: Runtime, blanks: Blanks): Said {
  const other = runtime === 'containerd-2' ? 'containerd-1' : 'containerd-2';
  for (const kind of kinds) {
    const found = recorded[runtime].get(kind) ?? recorded[other].get(kind) ?? collected.get(kind);
    if (found !== undefined) return filled(found, blanks);
  }
  throw new RangeError(`No recording says "${kinds.join('" or "')}": record it or add it to collected.json.`);
}

function filled({ reason, message, events }: Telling, blanks: Blanks): Said {
  return {
    reason: fill(reason, blanks),
    message: fill(message, blanks),
    events: events.map((event) => ({ ...event, message: fill(event.message, blanks) })),
  };
}

function fill(text: string, blanks: Blanks): string {
  return text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, name: string) => blanks[name] ?? whole);
}

// Scenes in which nothing failed are of no use here.
function byKind(recordings: readonly Recording[]): ReadonlyMap<string, Telling> {
  return new Map(
    recordings.flatMap(({ kind, reason, message, events = [] }): [string, Telling][] =>
      reason === null || message === null ? [] : [[kind, { reason, message, events }]],
    ),
  );
}
