import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label' | 'children'> & {
  label: string;
  icon: ReactNode;
  size?: 'default' | 'small';
};

/** A button that is only an icon; the label is its name and its tooltip. */
export function IconButton({ label, icon, size = 'default', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cn(
        'inline-grid shrink-0 place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink',
        size === 'small' ? 'size-6 [&>svg]:size-[13px]' : 'size-7.5 [&>svg]:size-[15px]',
        className,
      )}
    >
      {icon}
    </button>
  );
}
