import 'server-only';

/** Text in pieces, made only when they are asked for. */
export type Chunks = Iterable<string, void>;

/** Characters gathered before they are sent. */
const chunkSize = 64 * 1024;

/** A file for the browser to save, written as fast as it is taken and never held whole. */
export function download(filename: string, type: string, chunks: Chunks): Response {
  const encoder = new TextEncoder();
  const pieces = chunks[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        let text = '';
        while (text.length < chunkSize) {
          const next = pieces.next();
          if (next.done === true) {
            if (text !== '') controller.enqueue(encoder.encode(text));
            controller.close();
            return;
          }
          text += next.value;
        }
        controller.enqueue(encoder.encode(text));
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'no-store',
    },
  });
}
