'use client';

import { CopyButton } from '#components/ui/copy-button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { showToast } from '#components/ui/toast.ts';
import { copyText } from '#components/ui/copy-text.ts';
import { useAlive } from '#components/ui/use-alive.ts';
import { visibleText } from '#lib/domain/text.ts';
import { useKeys } from './use-keys.ts';

/** A key of this page and what it does: `{ keys: ['j', 'k'], does: 'move' }`. */
export type PageKey = { keys: readonly string[]; does: string };

type KubectlBarProps = {
  /** The command that shows the same, without secret values. */
  command: string;
  /** Filters of the view that the command cannot say. */
  without?: readonly string[];
  pageKeys?: readonly PageKey[];
};

/** The line at the bottom of every page: the terminal is always there. `y` copies it. */
export function KubectlBar({ command, without = [], pageKeys = [] }: KubectlBarProps) {
  const copyLine = async () => {
    const done = await copyText(command);
    if (!done)
      showToast({
        tone: 'fail',
        title: 'The browser did not let us copy',
        detail: 'Select the line and copy it.',
      });
  };
  useKeys({ y: () => void copyLine() });
  const isAlive = useAlive();
  return (
    <footer
      data-alive={isAlive}
      className="fixed inset-x-0 bottom-0 z-25 flex h-(--cmd-h) items-center gap-2 border-t border-line bg-sunken pr-2 pl-4 text-xs text-ink-2 print:hidden"
    >
      <span aria-hidden="true" className="font-mono font-semibold text-accent">
        $
      </span>
      <code className="truncate text-xs text-ink" title={`The same with kubectl: ${visibleText(command)}`}>
        {visibleText(command)}
      </code>
      <CopyButton text={command} label="Copy command" />
      {without.length > 0 && (
        <span className="whitespace-nowrap text-ink-3">without {without.join(', ')}</span>
      )}
      <span className="ml-auto flex gap-3 whitespace-nowrap text-ink-3 max-drawer:hidden">
        {pageKeys.map(({ keys, does }) => (
          <span key={does} className="inline-flex items-center gap-1">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
            {does}
          </span>
        ))}
      </span>
    </footer>
  );
}
