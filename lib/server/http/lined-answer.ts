import 'server-only';
import type { Problem } from '#lib/api/common.ts';

/** Makes the line that ends an answer which failed on the way: its status is sent already. */
export type LastWords = (thrown: unknown) => { problem: Problem };

/**
 * An answer that comes about line by line. Asked for as `application/x-ndjson` each line is sent as it comes and
 * `{"summary": …}` ends it; else one JSON is made of all of them.
 */
export class LinedAnswer<Line, Summary> {
  readonly #run: (tell: (line: Line) => void, signal: AbortSignal) => Promise<Summary>;
  readonly #whole: (lines: readonly Line[], summary: Summary) => unknown;

  constructor(
    run: (tell: (line: Line) => void, signal: AbortSignal) => Promise<Summary>,
    whole: (lines: readonly Line[], summary: Summary) => unknown,
  ) {
    this.#run = run;
    this.#whole = whole;
  }

  /** `signal` ends when the client goes away: what has not begun then is not begun any more. */
  async respond(accept: string | null, signal: AbortSignal, lastWords: LastWords): Promise<Response> {
    if (accept?.includes('application/x-ndjson') === true) return this.#stream(signal, lastWords);
    return Response.json(await this.gather(signal), { headers: { 'cache-control': 'no-store' } });
  }

  /** The one JSON. */
  async gather(signal: AbortSignal): Promise<unknown> {
    const lines: Line[] = [];
    const summary = await this.#run((line) => lines.push(line), signal);
    return this.#whole(lines, summary);
  }

  #stream(signal: AbortSignal, lastWords: LastWords): Response {
    const left = new AbortController();
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start: async (controller) => {
        const write = (value: unknown) => {
          if (!left.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
        };
        try {
          write({ summary: await this.#run(write, AbortSignal.any([signal, left.signal])) });
        } catch (thrown) {
          write(lastWords(thrown));
        }
        if (!left.signal.aborted) controller.close();
      },
      cancel: () => left.abort(),
    });
    return new Response(body, {
      headers: {
        'content-type': 'application/x-ndjson',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  }
}
