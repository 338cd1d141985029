import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { z } from 'zod';
import type { AppError, ErrorScope, FieldError } from '#lib/domain/errors.ts';
import { pages } from '#lib/paths.ts';
import type { Context } from '../context.ts';
import { pullport, type Pullport } from '../process.ts';
import { isOurHost } from './guard.ts';
import { pathHeader } from './headers.ts';
import { parseInput } from './input.ts';
import { openContext } from './open-context.ts';
import { toAppError } from './problem.ts';

/** What a server page can come to: its data, or a refusal that the page shows as a panel. */
export type PageData<Data> =
  | { is: 'data'; data: Data; identity: string }
  | { is: 'refused'; identity: string; message: string; scope: ErrorScope | null }
  | { is: 'wrong'; message: string; fields: FieldError[] }
  | { is: 'missing'; message: string }
  | { is: 'failed'; message: string };

/**
 * The same steps as an API call, for a server page: host, identity, verb. Whoever is not signed in is sent to sign in;
 * other errors come back as data, since a page has to say them in its own frame.
 */
export async function loadPage<Data>(
  path: string,
  verb: (context: Context) => Promise<Data>,
): Promise<PageData<Data>> {
  const running = await pullport();
  const requestHeaders = await headers();
  refuseOtherHosts(running, requestHeaders);
  let identity = '';
  try {
    const context = await openContext(
      running,
      requestHeaders,
      AbortSignal.timeout(30_000),
      crypto.randomUUID(),
    );
    identity = context.identity.name;
    return { is: 'data', data: await verb(context), identity };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'unauthenticated' && running.connection.kind === 'in-cluster')
      redirect(pages.signIn(path));
    if (error.code === 'internal') running.log.error({ cause: error.cause }, 'a page failed');
    return described(error, identity);
  }
}

/** What a page shows before anybody is signed in: host, then a verb that takes whoever asks. */
export async function loadForAnybody<Data>(
  verb: (running: Pullport, requestHeaders: Headers) => Promise<Data>,
): Promise<Data> {
  const running = await pullport();
  const requestHeaders = await headers();
  refuseOtherHosts(running, requestHeaders);
  return verb(running, requestHeaders);
}

/** The address that is being shown, for a layout: Next tells it only to pages. */
export async function shownPath(): Promise<string> {
  return (await headers()).get(pathHeader) ?? pages.overview();
}

function refuseOtherHosts({ doorway, log }: Pullport, requestHeaders: Headers): void {
  if (isOurHost(doorway, requestHeaders.get('host'))) return;
  log.warn({ code: 'wrong-host' }, 'a page was asked for under a name that is not ours');
  notFound();
}

/** Search parameters as a verb's input; a parameter that is not valid becomes the page's own sentence. */
export function parseSearch<Schema extends z.ZodType>(
  schema: Schema,
  search: Record<string, string | string[] | undefined>,
): z.output<Schema> {
  return parseInput(schema, search);
}

function described(error: AppError, identity: string): PageData<never> {
  if (error.code === 'forbidden')
    return { is: 'refused', identity, message: error.message, scope: error.scope };
  if (error.code === 'invalid-field' || error.code === 'bad-request') {
    return { is: 'wrong', message: error.message, fields: error.fields };
  }
  return { is: error.code === 'not-found' ? 'missing' : 'failed', message: error.message };
}
