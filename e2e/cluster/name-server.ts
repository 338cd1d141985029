import { createSocket } from 'node:dgram';

const responseFlags = 0x8580;
const noSuchName = 3;
const typeA = 1;

/**
 * The only name server the node knows: names under `.test` are loopback, nothing else exists. So no test can
 * reach a public registry, and an unknown name gives the real resolver's error.
 */
export function serveNames(address: string): Promise<void> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const answer = answerTo(query);
    if (answer !== null) socket.send(answer, from.port, from.address);
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(53, address, () => resolve());
  });
}

/** The answer to a DNS query with one question (RFC 1035, section 4), or null where it is too short to be one. */
function answerTo(query: Buffer): Buffer | null {
  const question = readQuestion(query);
  if (question === null) return null;
  const known = question.name.endsWith('.test');
  const withAddress = known && question.type === typeA;
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(responseFlags | (known ? 0 : noSuchName), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(withAddress ? 1 : 0, 6);
  // A pointer to the name in the question, type A, class IN, 60 s, four bytes: 127.0.0.1
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
  return Buffer.concat([header, query.subarray(12, question.end), ...(withAddress ? [record] : [])]);
}

function readQuestion(query: Buffer): { name: string; type: number; end: number } | null {
  const labels: string[] = [];
  let position = 12;
  for (;;) {
    const length = query[position];
    if (length === undefined) return null;
    position++;
    if (length === 0) break;
    labels.push(query.toString('latin1', position, position + length));
    position += length;
  }
  if (query.length < position + 4) return null;
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(position), end: position + 4 };
}
