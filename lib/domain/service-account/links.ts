/** The two lists of a ServiceAccount that name secrets: for pulling and for mounting. */
export const accountLists = ['imagePullSecrets', 'secrets'] as const;
export type AccountList = (typeof accountLists)[number];

/** A ServiceAccount as far as its links go; a list is null where the object has none. */
export type AccountLinks = { resourceVersion: string } & Readonly<
  Record<AccountList, readonly string[] | null>
>;

/** One step of RFC 6902. */
export type JsonPatchStep =
  | { op: 'test'; path: string; value: string }
  | { op: 'add'; path: string; value: { name: string } | readonly { name: string }[] }
  | { op: 'remove'; path: string };

/** Nothing to do is an empty patch. */
export type JsonPatch = readonly JsonPatchStep[];

/**
 * Links a secret without touching other links: appended, since the list is atomic and any merge would replace
 * it. Where there is no list one is made, behind a test that nobody changed the account meanwhile.
 */
export function linkPatch(account: AccountLinks, list: AccountList, secret: string): JsonPatch {
  const names = account[list];
  if (names?.includes(secret) === true) return [];
  if (names !== null) return [{ op: 'add', path: `/${list}/-`, value: { name: secret } }];
  return [
    { op: 'test', path: '/metadata/resourceVersion', value: account.resourceVersion },
    { op: 'add', path: `/${list}`, value: [{ name: secret }] },
  ];
}

/** Unlinks a secret wherever the list names it; each removal tests that the name still stands there. */
export function unlinkPatch(account: AccountLinks, list: AccountList, secret: string): JsonPatch {
  return (account[list] ?? [])
    .flatMap((name, index) => (name === secret ? [index] : []))
    .toReversed()
    .flatMap((index): JsonPatchStep[] => [
      { op: 'test', path: `/${list}/${index}/name`, value: secret },
      { op: 'remove', path: `/${list}/${index}` },
    ]);
}

/** A link whose secret does not exist. */
export type DanglingLink = { list: AccountList; name: string };

/** The links of an account to secrets that are not there, in order, each once. */
export function danglingLinks(account: AccountLinks, exists: (name: string) => boolean): DanglingLink[] {
  return accountLists.flatMap((list) =>
    [...new Set(account[list] ?? [])]
      .filter((name) => name !== '' && !exists(name))
      .map((name) => ({ list, name })),
  );
}
