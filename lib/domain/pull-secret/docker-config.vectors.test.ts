import { expect } from 'vitest';
import { encodeEntry } from '#lib/domain/pull-secret/build.ts';
import { decodeAuth, readEntry } from '#lib/domain/pull-secret/config-entry.ts';
import { readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { toFacts } from '#lib/domain/pull-secret/document-facts.ts';
import { parseJsonDocument } from '#lib/domain/pull-secret/json-document.ts';
import { describeVectors } from '#scripts/testing/vectors.ts';

type Entry = { username?: string; password?: string; email?: string };

type Element = { ok: boolean; source: string; implementation?: string } & (
  | {
      format: 'dockerconfigjson' | 'dockercfg';
      input: string;
      entries?: Record<string, Entry>;
      error?: string;
    }
  | { format: 'secretDockercfg'; input: string }
  | { format: 'entry'; input: string; entry?: Entry }
  | { format: 'auth'; input: string; username?: string; password?: string }
  | { format: 'entryEncode'; input: Required<Entry>; output: string }
  | { format: 'secret'; secretType: string; data: Record<string, string>; read: boolean }
  | {
      format: 'criAuthConfig';
      input: Record<string, string> | null;
      host: string;
      user?: string;
      secret?: string;
    }
);

type Of<F extends Element['format']> = Extract<Element, { format: F }>;

function checkDocument(element: {
  format: 'dockerconfigjson' | 'dockercfg';
  ok: boolean;
  input: string;
  entries?: Record<string, Entry>;
}): void {
  const reading = readEntries(element.input, element.format);
  expect(reading.ok).toBe(element.ok);
  if (!reading.ok || element.entries === undefined) return;
  const entries = Object.fromEntries(reading.entries.map((entry) => [entry.key, entry]));
  expect(Object.keys(entries).toSorted()).toEqual(Object.keys(element.entries).toSorted());
  expect(entries).toMatchObject(element.entries);
}

function checkEntry(element: Of<'entry'> & { ok: boolean }): void {
  const document = parseJsonDocument(element.input);
  const read = document.ok ? readEntry('registry', document.root) : { ok: false as const, email: '' };
  expect(read.ok).toBe(element.ok);
  if (element.entry === undefined) return;
  const left = { username: '', password: '', email: read.ok ? '' : read.email };
  expect(read.ok ? read.entry : left).toMatchObject(element.entry);
}

function checkAuth(element: Of<'auth'> & { ok: boolean }): void {
  const decoded = decodeAuth(element.input);
  expect(decoded.ok).toBe(element.ok);
  const { username = '', password = '' } = decoded.ok ? decoded : {};
  if (element.username !== undefined) expect(username).toBe(element.username);
  if (element.password !== undefined) expect(password).toBe(element.password);
}

/** What containerd makes of what the kubelet hands over; the product only says what the kubelet hands over. */
function checkCriAuthConfig(element: Of<'criAuthConfig'> & { ok: boolean }): void {
  const {
    username = '',
    password = '',
    identityToken = '',
    auth = '',
    serverAddress = '',
  } = element.input ?? {};
  const host = serverAddress.replace(/^https?:\/\//, '').split('/', 1)[0];
  const elsewhere = serverAddress !== '' && host !== element.host;
  const decoded = auth === '' ? null : decodeAuth(auth);
  expect(decoded === null || decoded.ok || elsewhere || username !== '' || identityToken !== '').toBe(
    element.ok,
  );
  if (!element.ok) return;
  const given = username === '' && decoded?.ok === true ? decoded : { username, password };
  const expected =
    identityToken !== '' && username === '' ? { username: '', password: identityToken } : given;
  const { username: user, password: secret } = elsewhere ? { username: '', password: '' } : expected;
  // containerd cuts zero bytes off the end of a decoded password.
  if (element.user !== undefined) expect(user).toBe(element.user);
  if (element.secret !== undefined) expect(secret.replace(/\0+$/, '')).toBe(element.secret);
}

function check(element: Element): void {
  switch (element.format) {
    case 'dockerconfigjson':
    case 'dockercfg':
      return checkDocument(element);
    case 'secretDockercfg':
      return expect(readEntries(element.input, 'dockercfg').ok).toBe(element.ok);
    case 'entry':
      return checkEntry(element);
    case 'auth':
      return checkAuth(element);
    case 'entryEncode':
      return expect(encodeEntry(element.input)).toBe(element.output);
    case 'secret': {
      const document = toFacts({ type: element.secretType, data: element.data }, 0);
      expect(document.is !== 'undecodable').toBe(element.ok);
      return expect(document.is === 'decoded').toBe(element.read);
    }
    case 'criAuthConfig':
      return checkCriAuthConfig(element);
  }
}

describeVectors<Element>(
  'docker-config-parsing.json',
  (element) => `${element.format} ${JSON.stringify(element).slice(0, 120)}`,
  check,
);
