import type { ComponentProps } from 'react';
import { choiceBox } from './choice-style.ts';
import { cn } from './cn.ts';

type RadioProps = Omit<ComponentProps<'input'>, 'type'>;

export function Radio({ className, ...rest }: RadioProps) {
  return (
    <input
      {...rest}
      type="radio"
      className={cn(
        choiceBox,
        'rounded-full checked:after:size-[5px] checked:after:rounded-full checked:after:bg-on-accent',
        className,
      )}
    />
  );
}
