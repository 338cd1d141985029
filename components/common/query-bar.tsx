'use client';

import { Link2 } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { useAlive } from '#components/ui/use-alive.ts';
import { useCopy } from '#components/ui/use-copy.ts';
import { QueryChip, type QueryFilter } from './query-chip.tsx';
import { useKeys } from './use-keys.ts';

type QueryBarProps = {
  /** Reads like the URL: "/pods?". */
  path: string;
  filters: readonly QueryFilter[];
  placeholder: string;
  /** Takes `key=value` or a word. Answers with what is wrong with it, or null when it was taken. */
  onAdd: (text: string) => string | null;
};

/** What is in the URL, as chips, with room for more. `/` goes here, `c` copies the link. */
export function QueryBar({ path, filters, placeholder, onAdd }: QueryBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const isAlive = useAlive();
  const { state, copy } = useCopy();
  const copyLink = () => copy(window.location.href);
  useKeys({ '/': () => field.current?.focus(), c: copyLink });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const answer = onAdd(text.trim());
    setProblem(answer);
    if (answer === null) setText('');
  };

  return (
    <div className="min-w-0 flex-1">
      <form
        role="search"
        onSubmit={submit}
        className="flex min-h-8.5 flex-wrap items-center gap-1.5 rounded-md border border-line-control bg-surface py-1 pr-1 pl-3 has-[input:focus-visible]:border-accent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent max-cards:flex-nowrap max-cards:overflow-x-auto"
      >
        <span aria-hidden="true" className="font-mono text-xs text-ink-3 max-cards:hidden">
          {path}
        </span>
        {filters.map((filter) => (
          <QueryChip key={filter.name} filter={filter} />
        ))}
        <input
          ref={field}
          inert={!isAlive}
          aria-label="Add a filter"
          aria-invalid={problem !== null}
          aria-describedby="query-problem"
          placeholder={placeholder}
          value={text}
          spellCheck={false}
          autoComplete="off"
          className="h-6 min-w-32 flex-1 bg-transparent outline-none"
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
        />
        <span className="max-cards:hidden">
          <Kbd>/</Kbd>
        </span>
        <span role="status" className="text-xs text-ink-3 empty:hidden">
          {state === 'copied' ? 'Link copied' : state === 'failed' ? 'Not copied' : ''}
        </span>
        <span className="max-cards:hidden">
          <IconButton
            label="Copy link to this view (c)"
            size="small"
            icon={<Link2 aria-hidden="true" strokeWidth={1.75} />}
            onClick={copyLink}
          />
        </span>
      </form>
      <p id="query-problem" role="status" className="mt-1 text-xs text-fail-text empty:hidden">
        {problem}
      </p>
    </div>
  );
}
