import { sendParts } from './answers.ts';
import { type ResourceCall } from './call.ts';
import { type Continue, writeContinue } from './continue-token.ts';
import { type ListOptions, readListOptions } from './list-options.ts';
import { type JsonObject } from './objects.ts';
import { readSelection, type Selection } from './selectors.ts';
import { expired, StatusError } from './status.ts';
import { type StoredObject } from './stored-object.ts';

const CONTINUE_EXPIRED =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without ' +
  'the continue parameter, or use the continue token in this response to retrieve the remainder of the results. ' +
  'Continuing with the provided token results in an inconsistent list - objects that were created, modified, or ' +
  'deleted between the time the first chunk was returned and now may show up in the list.';

type State = { items: readonly StoredObject[]; version: number };
type Page = { items: readonly StoredObject[]; meta: JsonObject };

/** Answers a list: whole, or a page of a state that later pages come back to. Throws StatusError 400, 410, 422, 504. */
export async function answerList(call: ResourceCall): Promise<void> {
  const options = readListOptions(call.query, 'list', call.context.lists);
  const selection = readSelection(call.kind, call.query);
  if (call.fault?.kind === 'expired') throw expiredList(options.continues);
  const page = cutPage(call, options, selection, stateFor(call, options));
  await sendParts(call.outlet, listParts(call, page));
}

function stateFor({ context, kind }: ResourceCall, options: ListOptions): State {
  const { store } = context.cluster;
  const latest = (): State => ({ items: store.stored(kind.resource), version: store.version });
  if (options.continues !== null) return continuedState(context, kind.resource, options.continues, latest);
  if (options.version === null || options.version === 0) return latest();
  if (options.version > store.version) throw tooLarge(options.version, store.version);
  const exact = options.match === 'Exact' || (options.match === '' && options.limit > 0);
  if (!exact) return latest();
  const items = context.snapshots.at(kind.resource, options.version);
  if (items === null) throw expired(`The resourceVersion for the provided list is too old.`);
  return { items, version: options.version };
}

function continuedState(
  { snapshots }: ResourceCall['context'],
  resource: ResourceCall['kind']['resource'],
  continues: Continue,
  latest: () => State,
): State {
  if (continues.version === -1) return latest();
  const items = snapshots.at(resource, continues.version);
  if (items === null) throw expiredList(continues);
  return { items, version: continues.version };
}

function cutPage(call: ResourceCall, options: ListOptions, selection: Selection, state: State): Page {
  const { context, kind } = call;
  // A list from the cache (resourceVersion 0) is never cut into pages.
  const limit = options.limit > 0 && options.version !== 0 ? options.limit : Number.POSITIVE_INFINITY;
  const start = options.continues === null ? 0 : firstAfter(state.items, options.continues.after);
  const found = select(call, selection, start === 0 ? state.items : state.items.slice(start));
  const items = found.length > limit ? found.slice(0, limit) : found;
  const meta: JsonObject = { resourceVersion: String(state.version) };
  const last = items.at(-1);
  if (items.length < found.length && last !== undefined) {
    if (state.version === context.cluster.store.version) context.snapshots.keep(kind.resource);
    meta['continue'] = writeContinue({ version: state.version, after: last.key });
    if (selection.trivial) meta['remainingItemCount'] = found.length - items.length;
  }
  return { items, meta };
}

function select(
  { kind, info }: ResourceCall,
  selection: Selection,
  items: readonly StoredObject[],
): readonly StoredObject[] {
  const home = kind.namespaced ? info.namespace : '';
  const within = home === '' ? items : items.filter((stored) => stored.object.metadata.namespace === home);
  return selection.trivial ? within : within.filter((stored) => selection.matches(stored.object));
}

function firstAfter(items: readonly StoredObject[], after: string): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.key ?? '') <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* listParts({ shape }: ResourceCall, page: Page): Generator<string> {
  yield shape.listHead(page.meta);
  let separator = '';
  for (const stored of page.items) {
    yield separator + shape.listItem(stored);
    separator = ',';
  }
  yield ']}\n';
}

function expiredList(continues: Continue | null): StatusError {
  const again = continues === null ? '' : writeContinue({ version: -1, after: continues.after });
  return expired(CONTINUE_EXPIRED, again);
}

function tooLarge(asked: number, current: number): StatusError {
  const message = `Too large resource version: ${asked}, current: ${current}`;
  return new StatusError(504, 'Timeout', `Timeout: ${message}`, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  });
}
