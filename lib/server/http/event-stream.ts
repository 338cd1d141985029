import 'server-only';
import type { StreamEvent } from '#lib/api/events.ts';

/** Bytes that may wait for a slow reader; beyond it events are dropped, and `catchUp` takes their place once it reads. */
const queueLimit = 64 * 1024;
const heartbeat = 15_000;

export type EventWriter = {
  send: (event: StreamEvent) => void;
  close: () => void;
};

/**
 * A server-sent event stream with a bounded queue. `run` gets the writer and returns what to undo at the end, which is
 * called once, whoever ended it; `catchUp` makes the events that stand for all that were dropped.
 */
export function eventStream(
  signal: AbortSignal,
  run: (writer: EventWriter) => () => void,
  catchUp: () => readonly StreamEvent[],
): Response {
  const encoder = new TextEncoder();
  let open = true;
  let undo: (() => void) | null = null;
  let beat: ReturnType<typeof setInterval> | undefined;
  let lagged = false;

  function end(): void {
    if (!open) return;
    open = false;
    clearInterval(beat);
    undo?.();
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string) => {
          if (open) controller.enqueue(encoder.encode(text));
        };
        const close = () => {
          if (!open) return;
          end();
          controller.close();
        };
        const send = (event: StreamEvent) => {
          if ((controller.desiredSize ?? 0) <= 0) lagged = true;
          else write(line(event));
        };
        // First, since it may refuse: nothing may be left running then.
        undo = run({ send, close });
        // A comment keeps proxies from closing a quiet stream; a reader that left shows here at the latest.
        beat = setInterval(
          () => ((controller.desiredSize ?? 0) > 0 ? write(': beat\n\n') : undefined),
          heartbeat,
        );
        signal.addEventListener('abort', close, { once: true });
        if (signal.aborted) close();
      },
      // Called whenever there is room again.
      pull(controller) {
        if (!open || !lagged) return;
        lagged = false;
        for (const event of catchUp()) controller.enqueue(encoder.encode(line(event)));
      },
      // The request may end after its reader left: whoever comes second finds nothing to do.
      cancel: end,
    },
    { highWaterMark: queueLimit, size: (chunk) => chunk.byteLength },
  );
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

function line(event: StreamEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
