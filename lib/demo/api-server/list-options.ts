import { type Continue, readContinue } from './continue-token.ts';
import { badRequest, StatusError } from './status.ts';

/** What a list or watch asks about versions and pages. `version: null` is unset (most recent). */
export type ListOptions = {
  version: number | null;
  match: '' | 'Exact' | 'NotOlderThan';
  limit: number;
  continues: Continue | null;
  sendInitialEvents: boolean | null;
  bookmarks: boolean;
  /** Milliseconds, null where the server chooses. */
  timeout: number | null;
};

/** Whether a watch may begin with what is there; older servers, and newer ones on request, know pages only. */
export type ListsOffered = 'streaming' | 'pages';

/** Reads and checks them as apiserver's ListOptions validation does. Throws StatusError 400 or 422. */
export function readListOptions(
  query: URLSearchParams,
  verb: 'list' | 'watch',
  lists: ListsOffered,
): ListOptions {
  const continueText = query.get('continue') ?? '';
  const versionText = query.get('resourceVersion') ?? '';
  const sendInitialEvents = query.has('sendInitialEvents') ? isTrue(query.get('sendInitialEvents')) : null;
  const match = readMatch(query.get('resourceVersionMatch') ?? '');
  if (verb === 'list') checkList({ match, versionText, continueText, sendInitialEvents });
  else checkWatch(match, sendInitialEvents, lists);
  return {
    version: versionText === '' ? null : readVersion(versionText, verb),
    match,
    limit: readNumber(query.get('limit') ?? '0'),
    continues: continueText === '' ? null : readContinue(continueText),
    sendInitialEvents,
    bookmarks: isTrue(query.get('allowWatchBookmarks')),
    timeout: query.has('timeoutSeconds') ? readNumber(query.get('timeoutSeconds') ?? '') * 1000 : null,
  };
}

function checkList(given: {
  match: string;
  versionText: string;
  continueText: string;
  sendInitialEvents: boolean | null;
}): void {
  if (given.sendInitialEvents !== null)
    throw refuse('sendInitialEvents', 'sendInitialEvents is forbidden for list');
  if (given.match !== '' && given.versionText === '') {
    throw refuse(
      'resourceVersionMatch',
      'resourceVersionMatch is forbidden unless resourceVersion is provided',
    );
  }
  if (given.match !== '' && given.continueText !== '') {
    throw refuse('resourceVersionMatch', 'resourceVersionMatch is forbidden when continue is provided');
  }
  if (given.match === 'Exact' && given.versionText === '0') {
    throw refuse('resourceVersionMatch', 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"');
  }
  if (given.continueText !== '' && given.versionText !== '' && given.versionText !== '0') {
    throw badRequest('specifying resource version is not allowed when using continue');
  }
}

function checkWatch(match: string, sendInitialEvents: boolean | null, lists: ListsOffered): void {
  if (sendInitialEvents === null && match !== '') {
    throw refuse(
      'resourceVersionMatch',
      'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
    );
  }
  if (sendInitialEvents !== null && match !== 'NotOlderThan') {
    throw refuse(
      'resourceVersionMatch',
      'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  }
  if (sendInitialEvents !== null && lists === 'pages') {
    throw refuse(
      'sendInitialEvents',
      'sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
    );
  }
}

function readMatch(text: string): ListOptions['match'] {
  if (text === '' || text === 'Exact' || text === 'NotOlderThan') return text;
  throw refuse(
    'resourceVersionMatch',
    `Unsupported value: "${text}": supported values: "Exact", "NotOlderThan", ""`,
  );
}

function readNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw badRequest(`strconv.ParseInt: parsing "${text}": invalid syntax`);
}

function readVersion(text: string, verb: 'list' | 'watch'): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const why = `resourceVersion: Invalid value: "${text}": strconv.ParseUint: parsing "${text}": invalid syntax`;
  // A real server takes a watch's for a failure of its own.
  if (verb === 'watch') throw new StatusError(500, '', why);
  throw badRequest(`invalid resource version: ${why}`);
}

function isTrue(text: string | null): boolean {
  return text !== null && text !== 'false' && text !== '0';
}

function refuse(field: string, why: string): StatusError {
  const message = why.startsWith('Unsupported') ? why : `Forbidden: ${why}`;
  const reason = why.startsWith('Unsupported') ? 'FieldValueNotSupported' : 'FieldValueForbidden';
  const cause = { reason, message, field };
  return new StatusError(422, 'Invalid', `ListOptions.meta.k8s.io "" is invalid: ${field}: ${message}`, {
    group: 'meta.k8s.io',
    kind: 'ListOptions',
    causes: [cause],
  });
}
