import {
  dnsSubdomainProblem,
  labelKeyProblem,
  labelValueProblem,
  maxSecretBytes,
  utf8Length,
} from '#lib/domain/names.ts';
import { documentWarnings } from '#lib/domain/pull-secret/document-warnings.ts';
import { formatOfType } from '#lib/domain/pull-secret/docker-config.ts';
import { entryWarnings } from '#lib/domain/pull-secret/entry-warnings.ts';
import { isFatal } from '#lib/domain/pull-secret/fatal-warnings.ts';
import type { PullSecretWarning } from '#lib/domain/pull-secret/warnings.ts';
import { normalizedKey } from '#lib/domain/pull/key.ts';
import { typedLabels, typedNames, type EntryDraft, type SecretDraft } from './secret-draft.ts';

/** What is wrong at a field, and what is only odd there. */
export type FieldFindings = { error: string | null; odd: readonly string[] };

export type EntryFindings = Record<'server' | 'username' | 'password', FieldFindings>;

export type DraftFindings = {
  entries: readonly EntryFindings[];
  document: readonly PullSecretWarning[];
  name: string | null;
  labels: string | null;
  namespaces: string | null;
  accounts: string | null;
  /** Nothing can be written while this is true. */
  hasErrors: boolean;
};

/** Everything in the form that is wrong or odd, judged in the browser, in sentences without values. */
export function findProblems(draft: SecretDraft): DraftFindings {
  const entries =
    draft.source === 'fields' ? draft.entries.map((entry) => entryFindings(entry, draft.entries)) : [];
  const document = draft.source === 'document' ? documentFindings(draft) : [];
  const name = draft.name === '' ? 'Enter a name.' : dnsSubdomainProblem(draft.name.trim());
  const labels = labelProblem(draft.labels);
  const namespaces = draft.namespaces.length === 0 ? 'Choose at least one namespace.' : null;
  const accounts =
    draft.accounts.has('these') && !draft.accounts.has('all') ? accountsProblem(draft.accountNames) : null;
  const hasErrors =
    [name, labels, namespaces, accounts].some((problem) => problem !== null) ||
    entries.some((entry) => Object.values(entry).some(({ error }) => error !== null)) ||
    document.some(isFatal);
  return { entries, document, name, labels, namespaces, accounts, hasErrors };
}

const needed = {
  server: 'Enter the registry as your images write it, such as registry.corp.example:5000.',
  username: 'Enter a user name; registries refuse an empty one.',
  password: 'Enter a password or token; registries refuse an empty one.',
};

/** One entry: what the domain says of it, and whether another entry is for the same registry. */
export function entryFindings(entry: EntryDraft, among: readonly EntryDraft[] = []): EntryFindings {
  const { server, username, password } = entry;
  const warnings = entryWarnings({ key: server, username, password });
  const ofField = (field: 'key' | 'username' | 'password', value: string, blank: string): FieldFindings => {
    if (value.trim() === '') return { error: blank, odd: [] };
    const found = warnings.filter((warning) => warning.field === field);
    return {
      error: found.find(({ severity }) => severity === 'broken')?.sentence ?? null,
      odd: found.filter(({ severity }) => severity !== 'broken').map(({ sentence }) => sentence),
    };
  };
  const key = ofField('key', server, needed.server);
  return {
    server: key.error === null ? { ...key, error: repeated(entry, among) } : key,
    username: ofField('username', username, needed.username),
    password: ofField('password', password, needed.password),
  };
}

function repeated({ id, server }: EntryDraft, among: readonly EntryDraft[]): string | null {
  const key = normalizedKey(server);
  const at = among.findIndex((other) => normalizedKey(other.server) === key);
  if (at < 0 || among[at]?.id === id) return null;
  return `Another entry is for ${key} too; keep one, or tell them apart by path.`;
}

function documentFindings({ document, type }: SecretDraft): PullSecretWarning[] {
  const about = { code: 'not-json', severity: 'broken', field: 'document', entryKey: null } as const;
  if (document.trim() === '') return [{ ...about, sentence: 'Paste a config.json or choose a file.' }];
  if (utf8Length(document) > maxSecretBytes) {
    return [
      {
        ...about,
        sentence:
          'This is larger than 1 MiB, the most that a Secret holds. Keep only the registries you need.',
      },
    ];
  }
  return documentWarnings(document, formatOfType[type]);
}

function labelProblem(text: string): string | null {
  const found = Object.entries(typedLabels(text)).map(
    ([key, value]) => labelKeyProblem(key) ?? labelValueProblem(value),
  );
  return found.find((problem) => problem !== null) ?? null;
}

function accountsProblem(text: string): string | null {
  const names = typedNames(text);
  if (names.length === 0) return 'Enter the names of the ServiceAccounts.';
  return names.map(dnsSubdomainProblem).find((problem) => problem !== null) ?? null;
}
