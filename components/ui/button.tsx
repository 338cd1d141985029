import type { ComponentProps, MouseEvent } from 'react';
import { useId } from 'react';
import { buttonStyle, type ButtonLook } from './button-style.ts';
import { cn } from './cn.ts';
import { Spinner } from './spinner.tsx';

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  ButtonLook & {
    disabled?: boolean | undefined;
    /** Work in progress: the label stays, a spinner stands left of it, clicks do nothing. */
    busy?: boolean;
    /** Why the button is off, e.g. the missing right. It stays focusable, so that everybody learns why. */
    offBecause?: string | null;
  };

export function Button({
  kind,
  size,
  busy = false,
  offBecause = null,
  className,
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const isOff = busy || offBecause !== null;
  const swallow = (event: MouseEvent) => event.preventDefault();
  return (
    <button
      type="button"
      {...rest}
      className={cn(buttonStyle({ kind, size }), className)}
      {...(isOff && { 'aria-disabled': true, onClick: swallow })}
      {...(busy && { 'aria-busy': true })}
      {...(offBecause !== null && { title: offBecause, 'aria-describedby': reasonId })}
    >
      {busy && <Spinner />}
      {children}
      {offBecause !== null && (
        <span id={reasonId} hidden>
          {offBecause}
        </span>
      )}
    </button>
  );
}
