'use client';
import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs';

/** The namespaces every page looks at, from the URL; none means all that are visible. */
export function useScope() {
  return useQueryState(
    'namespace',
    parseAsArrayOf(parseAsString).withDefault([]).withOptions({ shallow: false }),
  );
}
