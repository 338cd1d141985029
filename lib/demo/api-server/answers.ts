import { type JsonValue } from './objects.ts';
import { type Outlet } from './outlet.ts';
import { type StatusError } from './status.ts';

const JSON_TYPE = { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache, private' };
// Large enough that a list of 9 KB pods takes few writes, small enough to flow.
const CHUNK = 128 * 1024;

export function sendJson(outlet: Outlet, status: number, value: JsonValue): void {
  sendJsonText(outlet, status, `${JSON.stringify(value)}\n`);
}

/** The same for JSON that is already text. */
export function sendJsonText(outlet: Outlet, status: number, text: string): void {
  const body = Buffer.from(text);
  outlet.head(status, { ...JSON_TYPE, 'Content-Length': String(body.length) });
  outlet.end(body);
}

export function sendText(outlet: Outlet, text: string): void {
  outlet.head(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(text)),
  });
  outlet.end(text);
}

/** Answers a path below no group of ours, which a real server does in plain text. */
export function sendNotFound(outlet: Outlet): void {
  outlet.head(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  outlet.end('404 page not found\n');
}

/** Answers a refusal; a 429 and a 503 carry Retry-After in seconds. */
export function sendStatus(outlet: Outlet, error: StatusError): void {
  if (error.code === 429) return sendTooMany(outlet, error);
  const body = Buffer.from(`${JSON.stringify(error.toStatus())}\n`);
  const seconds = error.details?.retryAfterSeconds;
  const retry = seconds === undefined || error.code === 504 ? {} : { 'Retry-After': String(seconds) };
  outlet.head(error.code, { ...JSON_TYPE, ...retry, 'Content-Length': String(body.length) });
  outlet.end(body);
}

// The guard that says so stands before everything that would make a Status of it (apiserver priority-and-fairness.go).
function sendTooMany(outlet: Outlet, { message, details }: StatusError): void {
  const retry = { 'Retry-After': String(details?.retryAfterSeconds ?? 1) };
  outlet.head(429, { 'Content-Type': 'text/plain; charset=utf-8', ...retry });
  outlet.end(`${message}\n`);
}

/** Opens an answer whose length is not known. */
export function openJson(outlet: Outlet): void {
  outlet.head(200, JSON_TYPE);
}

/** Streams a body, waiting whenever the client reads slower than we write. */
export async function sendParts(outlet: Outlet, parts: Iterable<string>): Promise<void> {
  openJson(outlet);
  await writeParts(outlet, parts);
  outlet.end();
}

/** The same without opening and ending the answer. */
export async function writeParts(outlet: Outlet, parts: Iterable<string>): Promise<void> {
  let gathered: string[] = [];
  let size = 0;
  for (const part of parts) {
    gathered.push(part);
    size += part.length;
    if (size < CHUNK) continue;
    if (outlet.closed) return;
    const flowing = outlet.write(gathered.join(''));
    gathered = [];
    size = 0;
    if (!flowing) await outlet.drained();
  }
  if (size > 0 && !outlet.closed) outlet.write(gathered.join(''));
}
