import type { Problem } from '#lib/api/common.ts';

/** An answer that says no, as the server worded it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

const basePath = process.env['NEXT_PUBLIC_BASE_PATH'] ?? '';

/** The address of an API path below the base path this build is served under. */
export function apiUrl(path: string): string {
  return `${basePath}${path}`;
}

/**
 * Reads one answer of the API.
 * @throws ApiProblem for whatever is not a 2xx, and for a server that cannot be reached
 */
export async function getJson<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const response = await send(path, signal === undefined ? {} : { signal });
  return (await response.json()) as Answer;
}

/**
 * Reads an answer about something that may go while one looks at it, which the API says by answering nothing.
 * @throws ApiProblem with status 404 once it is gone, else as getJson does
 */
export async function getWhileThere<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const response = await send(path, signal === undefined ? {} : { signal });
  if (response.status === 204) throw new ApiProblem(gone);
  return (await response.json()) as Answer;
}

type Write = { method: 'POST' | 'PATCH' | 'DELETE'; path: string; body: object; signal?: AbortSignal };

/** @throws ApiProblem as getJson does */
export async function writeJson<Answer>(write: Write): Promise<Answer> {
  const response = await send(write.path, writeOptions(write, 'application/json'));
  return (await response.json()) as Answer;
}

/** A write that answers nothing (204). */
export async function writeNothing(write: Write): Promise<void> {
  await send(write.path, writeOptions(write, 'application/json'));
}

/**
 * Writes and reports each result as it comes (NDJSON).
 * @throws ApiProblem as getJson does, also when the answer breaks off
 */
export async function writeLines<Line>(write: Write, onLine: (line: Line) => void): Promise<void> {
  const response = await send(write.path, writeOptions(write, 'application/x-ndjson'));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const part = await reader?.read().catch(refuseWith(brokenOff));
    if (part === undefined || part.done) break;
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(JSON.parse(line) as Line);
  }
  // A line that was cut off in the middle: something between us ended the answer as if it were whole.
  if (rest !== '') throw new ApiProblem(brokenOff);
}

function writeOptions({ method, body, signal }: Write, accept: string): RequestInit {
  return {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', accept },
    ...(signal === undefined ? {} : { signal }),
  };
}

async function send(path: string, options: RequestInit): Promise<Response> {
  const response = await fetch(apiUrl(path), options).catch(refuseWith(unreachable));
  if (response.ok) return response;
  throw new ApiProblem(await readProblem(response));
}

/** For what the network throws; an end that was asked for stays what it is. */
function refuseWith(problem: Problem) {
  return (error: unknown): never => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(problem);
  };
}

async function readProblem(response: Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  if (isProblem) return (await response.json()) as Problem;
  return {
    ...unreachable,
    status: response.status,
    detail: `Pullport answered with status ${response.status}.`,
  };
}

const gone: Problem = {
  type: 'about:blank',
  title: 'Gone',
  status: 404,
  code: 'not-found',
  detail: 'It is no more.',
  scope: null,
  errors: [],
  requestId: '',
};

const unreachable: Problem = {
  type: 'about:blank',
  title: 'Pullport cannot be reached',
  status: 0,
  code: 'cluster-unreachable',
  detail: 'Pullport does not answer. Check that it runs; this page tries again by itself.',
  scope: null,
  errors: [],
  requestId: '',
};

/** A write whose answer stopped before its end: what was begun may have been done. */
export const brokenOff: Problem = {
  ...unreachable,
  title: 'The answer broke off',
  detail:
    'The connection to Pullport was lost before the answer had ended: what is not listed may have been done or not. Repeating is safe, what is there already stays as it is.',
};
