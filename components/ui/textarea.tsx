import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { fieldBox } from './input.tsx';

type TextareaProps = ComponentProps<'textarea'> & { face?: 'sans' | 'mono' };

export function Textarea({ face = 'sans', className, ...rest }: TextareaProps) {
  return (
    <textarea
      {...rest}
      className={cn(
        fieldBox,
        'block resize-y p-2 leading-4.5',
        face === 'mono' && 'font-mono text-xs',
        className,
      )}
    />
  );
}
