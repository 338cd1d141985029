'use client';

import { Check, Copy, X } from 'lucide-react';
import { IconButton } from './icon-button.tsx';
import { useCopy, type CopyState } from './use-copy.ts';

type CopyButtonProps = { text: string; label: string; className?: string };

const icons = { idle: Copy, copied: Check, failed: X } satisfies Record<CopyState, unknown>;

/** A small button that copies; its icon and a live word say that it worked. */
export function CopyButton({ text, label, className }: CopyButtonProps) {
  const { state, copy } = useCopy();
  const Icon = icons[state];
  return (
    <>
      <IconButton
        label={label}
        size="small"
        className={className}
        icon={<Icon aria-hidden="true" strokeWidth={1.75} />}
        onClick={() => copy(text)}
      />
      <span role="status" className="sr-only">
        {state === 'copied' ? 'Copied' : state === 'failed' ? 'Not copied: select the text and copy it' : ''}
      </span>
    </>
  );
}
