import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

type RadioProps = Omit<ComponentProps<'input'>, 'type'>;

/** See app/choices.css. */
export function Radio({ className, ...rest }: RadioProps) {
  return <input {...rest} type="radio" className={cn('choice-box choice-dot', className)} />;
}
