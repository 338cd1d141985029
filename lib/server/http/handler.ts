import 'server-only';
import type { z } from 'zod';
import { AppError } from '#lib/domain/errors.ts';
import type { Context } from '../context.ts';
import { readCookies } from '../identity/cookie.ts';
import { pullport, type Pullport } from '../process.ts';
import { type BodyLimit, readJsonBody, usualBodyLimit } from './body.ts';
import { checkHost, checkOrigin, isBearer } from './guard.ts';
import { answerHeaders } from './headers.ts';
import { LinedAnswer } from './lined-answer.ts';
import { openContext } from './open-context.ts';
import { parseInput, readQuery } from './input.ts';
import { noteError } from './note-error.ts';
import { problemResponse, toProblem } from './problem.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type Method = (typeof methods)[number];

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };
type RouteHandler = (request: Request, route: RouteContext) => Promise<Response>;

/** One method of one route: what it takes, and the verb that answers. */
export type Endpoint = {
  run: (running: Pullport, request: Request, requestId: string, given: Given) => Promise<Response>;
};

type Given = { params: Record<string, unknown>; search: URLSearchParams };

type Input<Params, Query, Body> = z.output<Params> & z.output<Query> & z.output<Body>;

type EndpointOptions<Params, Query, Body> = {
  params?: Params;
  query?: Query;
  body?: Body;
  /** `usualBodyLimit` where absent. */
  bodyLimit?: BodyLimit;
};

/**
 * An endpoint for somebody who is known to the cluster: identity → parse → verb → answer.
 * A verb's answer is sent as JSON, line by line where it comes so and is asked for so, or as the Response it is.
 */
export function endpoint<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>(
  options: EndpointOptions<Params, Query, Body>,
  verb: (context: Context, input: Input<Params, Query, Body>) => Promise<unknown>,
): Endpoint {
  return {
    async run(running, request, requestId, given) {
      const context = await openContext(running, request.headers, request.signal, requestId);
      const input = await readInput(options, request, given);
      // The parts were parsed by the very schemas whose types the verb names.
      const answered = await verb(context, input as Input<Params, Query, Body>);
      if (answered instanceof LinedAnswer) {
        return answered.respond(request.headers.get('accept'), request.signal, (thrown) => ({
          problem: toProblem(noteError(running.log, requestId, thrown), requestId),
        }));
      }
      return respond(answered);
    },
  };
}

/** An endpoint for anyone (sign-in, health): no identity, the verb gets the request itself. */
export function openEndpoint(
  verb: (running: Pullport, request: Request, requestId: string) => Promise<unknown>,
): Endpoint {
  return {
    run: async (running, request, requestId) => respond(await verb(running, request, requestId)),
  };
}

/** All methods of a route; those it does not have answer 405 with a problem. */
export function route(
  name: string,
  endpoints: Partial<Record<Method, Endpoint>>,
): Record<Method, RouteHandler> {
  const offered = methods.filter((method) => endpoints[method === 'HEAD' ? 'GET' : method] !== undefined);
  const handlers = methods.map((method) => {
    const found = endpoints[method === 'HEAD' ? 'GET' : method];
    return [
      method,
      (request: Request, next: RouteContext) => answer(name, offered, found, request, next),
    ] as const;
  });
  return Object.fromEntries(handlers) as Record<Method, RouteHandler>;
}

async function answer(
  name: string,
  offered: readonly Method[],
  found: Endpoint | undefined,
  request: Request,
  next: RouteContext,
): Promise<Response> {
  const running = await pullport();
  const requestId = crypto.randomUUID();
  const started = performance.now();
  const response = await attempt(running, requestId, async () => {
    checkHost(running.doorway, request.headers.get('host'));
    if (found === undefined) throw methodNotAllowed(request.method, offered);
    if (request.method !== 'GET' && request.method !== 'HEAD') checkUnsafe(running, request.headers);
    const params = await next.params;
    const answered = await found.run(running, request, requestId, {
      params,
      search: new URL(request.url).searchParams,
    });
    return request.method === 'HEAD' ? withoutBody(answered) : answered;
  });
  if (response.status === 405) response.headers.set('allow', offered.join(', '));
  response.headers.set('x-request-id', requestId);
  const { PULLPORT_FRAME_ANCESTORS: ancestors = [] } = running.env;
  for (const [name, value] of answerHeaders(ancestors)) response.headers.set(name, value);
  const milliseconds = performance.now() - started;
  const labels = { method: request.method, route: name, status: String(response.status) };
  running.metrics.requests.observe(labels, milliseconds / 1000);
  running.log.info({ requestId, ...labels, milliseconds: Math.round(milliseconds) }, 'answered');
  return response;
}

/** What a HEAD is answered with. Nobody reads the body, so what makes it (an event stream, a file) is stopped. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}

/** Runs, and turns whatever is thrown into a problem and one log line. */
async function attempt(
  running: Pullport,
  requestId: string,
  run: () => Promise<Response>,
): Promise<Response> {
  try {
    return await run();
  } catch (thrown) {
    return problemResponse(noteError(running.log, requestId, thrown), requestId);
  }
}

function methodNotAllowed(method: string, offered: readonly Method[]): AppError {
  return new AppError('method-not-allowed', `${method} is not offered here. Use ${offered.join(', ')}.`);
}

function checkUnsafe(running: Pullport, headers: Headers): void {
  const hasCookie = running.cookie.isIn(readCookies(headers.get('cookie')));
  if (isBearer(headers.get('authorization')) && !hasCookie) return;
  checkOrigin(running.doorway, headers);
}

async function readInput(
  options: EndpointOptions<z.ZodObject, z.ZodObject, z.ZodType>,
  request: Request,
  given: Given,
): Promise<object> {
  const query = readQuery(given.search);
  if (options.query === undefined && Object.keys(query).length > 0) {
    const fields = Object.keys(query)
      .slice(0, 5)
      .map((field) => ({ field: field.slice(0, 60), message: 'is not a parameter of this call' }));
    throw new AppError('invalid-field', 'This call takes no parameters in the URL.', { fields });
  }
  const parts = [
    options.query === undefined ? {} : parseInput(options.query, query),
    options.body === undefined
      ? {}
      : parseInput(options.body, await readJsonBody(request, options.bodyLimit ?? usualBodyLimit)),
    options.params === undefined ? {} : parseInput(options.params, given.params),
  ];
  return Object.assign({}, ...parts) as object;
}

function respond(answered: unknown): Response {
  if (answered instanceof Response) return answered;
  return Response.json(answered, { headers: { 'cache-control': 'no-store' } });
}
