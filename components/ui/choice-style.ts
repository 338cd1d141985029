/** The box of checkboxes and radios: a native input, drawn by us. */
export const choiceBox =
  'inline-grid size-[15px] align-middle shrink-0 appearance-none place-items-center border border-line-control bg-surface ' +
  'checked:border-accent-solid checked:bg-accent-solid indeterminate:border-accent-solid ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken max-cards:size-[18px] ' +
  "after:content-none checked:after:content-['']";
