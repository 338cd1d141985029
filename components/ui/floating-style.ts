/** What floats over the page: menus, selects, comboboxes. */
export const floating =
  'max-h-(--available-height) max-w-[calc(100vw-1rem)] min-w-40 overflow-y-auto rounded-md border border-line-strong bg-raised py-1 ' +
  'shadow-menu outline-none transition-opacity duration-(--dur-fast) data-ending-style:opacity-0 data-starting-style:opacity-0';

export const floatingItem =
  'flex min-h-7 cursor-default items-center gap-2 px-3 py-1 text-ink outline-none select-none hover:no-underline max-cards:min-h-9 ' +
  'data-highlighted:bg-accent-tint data-highlighted:shadow-[inset_2px_0_0_var(--accent)] ' +
  'data-disabled:text-ink-3 [&>svg]:size-[15px] [&>svg]:shrink-0 [&>svg]:text-ink-3';

export const floatingHeading = 'px-3 pt-2 pb-1 text-2xs font-medium tracking-head text-ink-3';
