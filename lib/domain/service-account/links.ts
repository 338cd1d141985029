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
 * it. Where there is no list one is made, behind a test that nobody changed the account meanwhile. No test can tell that
 * nobody appended the same name meanwhile: where it stands twice, all but the first are taken off.
 */
export function linkPatch(account: AccountLinks, list: AccountList, secret: string): JsonPatch {
  const names = account[list];
  if (names?.includes(secret) === true) return onceOnlyPatch(names, list, secret);
  if (names !== null) return [{ op: 'add', path: `/${list}/-`, value: { name: secret } }];
  return [
    { op: 'test', path: '/metadata/resourceVersion', value: account.resourceVersion },
    { op: 'add', path: `/${list}`, value: [{ name: secret }] },
  ];
}

/** Whether a list names a secret more than once. */
export function namesTwice(account: AccountLinks, list: AccountList, secret: string): boolean {
  return placesOf(account[list] ?? [], secret).length > 1;
}

/** The first naming is tested too: one stays, whoever else takes some off at the same time. */
function onceOnlyPatch(names: readonly string[], list: AccountList, secret: string): JsonPatch {
  const [first = 0, ...others] = placesOf(names, secret);
  if (others.length === 0) return [];
  return [nameTest(list, first, secret), ...removals(list, others, secret)];
}

/** Unlinks a secret wherever the list names it; each removal tests that the name still stands there. */
export function unlinkPatch(account: AccountLinks, list: AccountList, secret: string): JsonPatch {
  return removals(list, placesOf(account[list] ?? [], secret), secret);
}

/** From the end of the list, so that no removal moves another. */
function removals(list: AccountList, places: readonly number[], secret: string): JsonPatchStep[] {
  return places
    .toReversed()
    .flatMap((index): JsonPatchStep[] => [
      nameTest(list, index, secret),
      { op: 'remove', path: `/${list}/${index}` },
    ]);
}

function nameTest(list: AccountList, index: number, secret: string): JsonPatchStep {
  return { op: 'test', path: `/${list}/${index}/name`, value: secret };
}

function placesOf(names: readonly string[], secret: string): number[] {
  return names.flatMap((name, index) => (name === secret ? [index] : []));
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
