import type { CreatePullSecret, onConflictChoices } from '#lib/api/pull-secret-writes.ts';
import type { PullSecretType } from '#lib/domain/pull-secret/facts.ts';
import { presetOfKey, type PresetCode } from '#lib/domain/pull-secret/presets.ts';
import { valuesOf } from '#components/common/search-links.ts';
import type { SearchValues } from '#lib/paths.ts';

export type ConflictChoice = (typeof onConflictChoices)[number];

export type EntryDraft = {
  /** Stays while the entry is edited. */
  id: string;
  preset: PresetCode;
  server: string;
  username: string;
  password: string;
};

export type AccountChoice = 'default' | 'using' | 'all' | 'these';

/** What stands in the form. It lives in the page's memory only, for passwords are in it. */
export type SecretDraft = {
  source: 'fields' | 'document';
  entries: readonly EntryDraft[];
  document: string;
  type: PullSecretType;
  name: string;
  split: CreatePullSecret['split'];
  immutable: boolean;
  /** As typed: `team=payments, stage=prod`. */
  labels: string;
  namespaces: readonly string[];
  /** Together; none where it is empty. */
  accounts: ReadonlySet<AccountChoice>;
  /** As typed, separated by commas or spaces. */
  accountNames: string;
  onConflict: Readonly<Record<string, ConflictChoice>>;
};

let made = 0;

export function emptyEntry(server = '', username = ''): EntryDraft {
  made += 1;
  const preset = server === '' ? 'other' : (presetOfKey(server)?.code ?? 'other');
  return { id: `entry-${made}`, preset, server, username, password: '' };
}

/** A form filled from the address. A credential in an address is never read. */
export function draftFrom(values: SearchValues): SecretDraft {
  const first = (name: string) => valuesOf(values, name)[0] ?? '';
  const accounts = valuesOf(values, 'serviceAccount');
  return {
    source: 'fields',
    entries: [emptyEntry(first('server'), first('username'))],
    document: '',
    type: 'kubernetes.io/dockerconfigjson',
    name: first('name'),
    split: 'one-secret',
    immutable: false,
    labels: '',
    namespaces: valuesOf(values, 'namespace'),
    accounts: accountsFrom(accounts),
    accountNames: accounts.filter((name) => name !== 'default').join(', '),
    onConflict: {},
  };
}

/** The same form without a credential in it. */
export function withoutValues(draft: SecretDraft): SecretDraft {
  const entries = draft.entries.map((entry) => ({ ...entry, password: '' }));
  return { ...draft, entries, document: '' };
}

/** Names typed with commas, spaces or new lines between them. */
export function typedNames(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))];
}

/** Labels as typed; a part without `=` becomes a label without a value. */
export function typedLabels(text: string): Record<string, string> {
  return Object.fromEntries(
    typedNames(text).map((part) => {
      const [key = '', ...value] = part.split('=');
      return [key, value.join('=')];
    }),
  );
}

/** The body that creates what the form says, in all its namespaces or in those that are left. */
export function toCreateBody(
  draft: SecretDraft,
  { dryRun, left }: { dryRun: boolean; left: readonly string[] | null },
): CreatePullSecret {
  return {
    name: draft.name.trim(),
    namespaces: [...(left ?? draft.namespaces)],
    ...(draft.source === 'document' ? { document: draft.document } : { entries: draft.entries.map(toEntry) }),
    type: draft.type,
    split: draft.split,
    immutable: draft.immutable,
    labels: typedLabels(draft.labels),
    serviceAccounts: accountsOf(draft),
    dryRun,
    onConflict: { default: 'leave', byNamespace: { ...draft.onConflict } },
  };
}

/** The accounts that are known by name. */
export function namedAccounts({ accounts, accountNames }: SecretDraft): string[] {
  const typed = accounts.has('these') ? typedNames(accountNames) : [];
  return [...new Set([...(accounts.has('default') ? ['default'] : []), ...typed])];
}

function accountsFrom(names: readonly string[]): ReadonlySet<AccountChoice> {
  if (names.length === 0) return new Set(['default']);
  const choices = names.map((name): AccountChoice => (name === 'default' ? 'default' : 'these'));
  return new Set(choices);
}

function accountsOf(draft: SecretDraft): CreatePullSecret['serviceAccounts'] {
  if (draft.accounts.has('all')) return 'all';
  const names = namedAccounts(draft);
  if (draft.accounts.has('using')) return { names, using: true };
  return names.length === 0 ? 'none' : names;
}

function toEntry({ server, username, password }: EntryDraft) {
  return { server, username, password };
}
