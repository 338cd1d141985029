/** The filters of failures by name, for pages: the schema itself would bring all of zod into the browser. */
export const failureFilterNames = ['namespace', 'q', 'cause', 'break', 'registry', 'node', 'root'] as const;
