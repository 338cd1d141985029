/** Names in a row: registry keys, secrets. Cut at their end, whole in the tooltip. */
export const chip =
  'inline-block h-5 max-w-full truncate rounded-sm border border-line bg-sunken px-1.5 align-middle text-xs leading-[18px] text-ink';
