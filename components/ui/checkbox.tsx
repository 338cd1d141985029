'use client';

import { useEffect, useRef, type ComponentProps } from 'react';
import { choiceBox } from './choice-style.ts';
import { cn } from './cn.ts';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'ref'> & {
  /** Some, not all, of what this box stands for is chosen. */
  indeterminate?: boolean;
};

export function Checkbox({ indeterminate = false, className, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <input
      {...rest}
      ref={box}
      type="checkbox"
      className={cn(
        choiceBox,
        'rounded-xs checked:after:h-1 checked:after:w-2 checked:after:-translate-y-px checked:after:-rotate-45',
        'checked:after:border-b-2 checked:after:border-l-2 checked:after:border-on-accent',
        "indeterminate:bg-accent-solid indeterminate:after:h-0.5 indeterminate:after:w-[7px] indeterminate:after:content-['']",
        'indeterminate:after:translate-0 indeterminate:after:rotate-0 indeterminate:after:border-0 indeterminate:after:bg-on-accent',
        className,
      )}
    />
  );
}
