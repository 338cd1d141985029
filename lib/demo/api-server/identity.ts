import { type IncomingHttpHeaders } from 'node:http';
import { badRequest, StatusError, unauthorized } from './status.ts';

/** Someone the server knows: by bearer token, or by `/as/NAME` in the path. */
export type Person = { name: string; groups: readonly string[]; token: string };

/** Who a request is made as. */
export type User = {
  name: string;
  groups: readonly string[];
  uid: string;
  extra: Readonly<Record<string, string[]>>;
};

/** One right that impersonation needs: verb `impersonate` on this. */
export type ImpersonationRight = {
  group: string;
  resource: string;
  subresource: string;
  namespace: string;
  name: string;
};

const ANONYMOUS: User = {
  name: 'system:anonymous',
  groups: ['system:unauthenticated'],
  uid: '',
  extra: {},
};

/** Splits `/as/PERSON/rest` into the person and `/rest`. */
export function splitPerson(path: string): { person: string | null; path: string } {
  const match = /^\/as\/([^/]+)(\/.*)?$/.exec(path);
  if (match?.[1] === undefined) return { person: null, path };
  return { person: match[1], path: match[2] ?? '/' };
}

/** Who asks. No credential is anonymous, as on a real server; a wrong one throws StatusError 401. */
export function authenticate(
  people: readonly Person[],
  named: string | null,
  authorization: string | undefined,
): User {
  if (named !== null) return userOf(people.find((person) => person.name === named));
  if (authorization === undefined) return ANONYMOUS;
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  return userOf(people.find((person) => person.token === token));
}

function userOf(person: Person | undefined): User {
  if (person === undefined) throw unauthorized();
  return { name: person.name, groups: withAuthenticated(person.groups), uid: '', extra: {} };
}

function withAuthenticated(groups: readonly string[]): string[] {
  return [...new Set([...groups, 'system:authenticated'])];
}

/**
 * The user that Impersonate-* headers ask for and every right that takes, null without such headers.
 * Groups are the given ones only; a service account named without groups gets its standard ones.
 * Throws StatusError 400 for headers without Impersonate-User (apiserver pkg/endpoints/filters/impersonation).
 */
export function readImpersonation(
  headers: IncomingHttpHeaders,
): { user: User; rights: ImpersonationRight[] } | null {
  const name = single(headers['impersonate-user']);
  const groups = list(headers['impersonate-group']);
  const uid = single(headers['impersonate-uid']);
  const extra = readExtra(headers);
  if (name === '') {
    if (groups.length === 0 && uid === '' && Object.keys(extra).length === 0) return null;
    throw new StatusError(400, 'BadRequest', 'requested without impersonating a user');
  }
  const rights = [nameRight(name), ...groups.map((group) => right('', 'groups', '', group))];
  if (uid !== '') rights.push(right('authentication.k8s.io', 'uids', '', uid));
  for (const [key, values] of Object.entries(extra)) {
    rights.push(...values.map((value) => right('authentication.k8s.io', 'userextras', key, value)));
  }
  const given = groups.length > 0 ? groups : standardGroups(name);
  const allGroups = name === ANONYMOUS.name ? given : withAuthenticated(given);
  return { user: { name, groups: allGroups, uid, extra }, rights };
}

const SERVICE_ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;

function nameRight(name: string): ImpersonationRight {
  const account = SERVICE_ACCOUNT.exec(name);
  if (account === null) return right('', 'users', '', name);
  return { ...right('', 'serviceaccounts', '', account[2] ?? ''), namespace: account[1] ?? '' };
}

function standardGroups(name: string): string[] {
  const account = SERVICE_ACCOUNT.exec(name);
  return account === null ? [] : ['system:serviceaccounts', `system:serviceaccounts:${account[1]}`];
}

function right(group: string, resource: string, subresource: string, name: string): ImpersonationRight {
  return { group, resource, subresource, namespace: '', name };
}

function readExtra(headers: IncomingHttpHeaders): Record<string, string[]> {
  const prefix = 'impersonate-extra-';
  const found = Object.entries(headers).filter(([header]) => header.startsWith(prefix));
  return Object.fromEntries(
    found.map(([header, value]) => [decode(header.slice(prefix.length)), list(value)]),
  );
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key).toLowerCase();
  } catch {
    throw badRequest(`invalid percent-encoding in the header Impersonate-Extra-${key}`);
  }
}

function single(value: string | string[] | undefined): string {
  return list(value)[0] ?? '';
}

// node:http joins repeated headers it does not know with ", ".
function list(value: string | string[] | undefined): string[] {
  const lines = value === undefined ? [] : [value].flat();
  return lines.flatMap((line) => line.split(/, */)).filter((item) => item !== '');
}
