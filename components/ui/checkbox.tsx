'use client';

import { useEffect, useRef, type ComponentProps } from 'react';
import { cn } from './cn.ts';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'ref'> & {
  /** Some, not all, of what this box stands for is chosen. */
  indeterminate?: boolean;
};

/** See app/choices.css. */
export function Checkbox({ indeterminate = false, className, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return <input {...rest} ref={box} type="checkbox" className={cn('choice-box choice-check', className)} />;
}
