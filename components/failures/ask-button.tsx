'use client';
import { Button } from '#components/ui/button.tsx';
import { copyText } from '#components/ui/copy-text.ts';
import { showToast } from '#components/ui/toast.ts';
import type { Explanation } from '#lib/api/explanation.ts';
import { askWords } from './ask-words.ts';

type AskButtonProps = { kind: 'primary' | 'default'; explained: Explanation };

/** For what only others can do: copies what they need to know, to be pasted where they are asked. */
export function AskButton({ kind, explained }: AskButtonProps) {
  const copy = async () => {
    const done = await copyText(askWords(explained, window.location.href));
    showToast({
      tone: done ? 'ok' : 'fail',
      title: done ? 'Copied: what fails, where, and the link' : 'The browser did not let us copy',
    });
  };
  return (
    <Button kind={kind} onClick={() => void copy()}>
      Copy what to pass on
    </Button>
  );
}
