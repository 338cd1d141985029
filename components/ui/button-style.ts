import { cva, type VariantProps } from 'class-variance-authority';

/** The look of buttons, shared by Button and ButtonLink. */
export const buttonStyle = cva(
  [
    'inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors',
    'hover:no-underline disabled:cursor-not-allowed aria-disabled:cursor-not-allowed',
    'disabled:border-line disabled:bg-sunken disabled:text-ink-3 disabled:hover:bg-sunken',
    // A busy button keeps its look; one that is off for a reason has none.
    'aria-disabled:not-aria-busy:border-line aria-disabled:not-aria-busy:bg-sunken aria-disabled:not-aria-busy:text-ink-3',
    'aria-disabled:not-aria-busy:hover:bg-sunken aria-busy:cursor-progress',
    '[&>svg]:size-[15px] [&>svg]:shrink-0',
  ],
  {
    variants: {
      kind: {
        default: 'border-line-strong bg-surface text-ink hover:bg-hover active:bg-pressed [&>svg]:text-ink-2',
        primary:
          'border-accent-solid bg-accent-solid text-on-accent hover:border-accent-solid-hover hover:bg-accent-solid-hover',
        ghost: 'border-transparent bg-transparent text-ink-2 hover:bg-hover active:bg-pressed',
        danger: 'border-fail-mark bg-surface text-fail-text hover:bg-fail-tint active:bg-fail-tint',
        kill: 'border-fail-text bg-fail-text text-surface hover:border-fail-mark hover:bg-fail-mark',
      },
      size: {
        default: 'h-7.5 px-3 text-sm [&>svg:first-child]:-ml-0.5',
        small: 'h-6 px-2 text-xs max-cards:h-8.5 max-cards:px-3 [&>svg]:size-[13px]',
      },
    },
    defaultVariants: { kind: 'default', size: 'default' },
  },
);

export type ButtonLook = VariantProps<typeof buttonStyle>;
