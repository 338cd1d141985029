import type { SearchValues } from '#lib/paths.ts';

/** The filters of a list without its page: all of what is filtered, as a file takes it. */
export function wholeList(values: SearchValues, format: string): SearchValues {
  return { ...values, page: undefined, pageSize: undefined, format };
}
