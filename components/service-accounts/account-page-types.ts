import type { AccountRow, LinkPullSecret } from '#lib/api/service-accounts.ts';

export type AccountListName = LinkPullSecret['lists'][number];

/** What the link panel is open for. */
export type PanelRequest = { action: LinkPullSecret['action']; accounts: readonly AccountRow[] };

/** What rows can ask of their page. */
export type RowActions = {
  openPanel: (request: PanelRequest) => void;
  unlink: (row: AccountRow, secrets: readonly string[], list: AccountListName) => void;
};
