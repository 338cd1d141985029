import Link from 'next/link';
import type { ComponentProps } from 'react';
import { buttonStyle, type ButtonLook } from './button-style.ts';
import { cn } from './cn.ts';

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonLook;

/** A link that looks like a button: it goes somewhere, a Button does something. */
export function ButtonLink({ kind, size, className, ...rest }: ButtonLinkProps) {
  return (
    <Link prefetch={false} {...rest} data-button="" className={cn(buttonStyle({ kind, size }), className)} />
  );
}
