/** Buttons of the top bar: flat until pointed at. */
export const topButton =
  'inline-flex h-7.5 shrink-0 items-center gap-1.5 rounded-md px-2 whitespace-nowrap text-ink hover:bg-hover [&>svg]:shrink-0 [&>svg]:text-ink-3';
