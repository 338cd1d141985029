'use client';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { useKeys } from '#components/common/use-keys.ts';

type SecretsSearchProps = { initial: string; onSearch: (text: string) => void };

/** Finds by name, registry or user; `/` goes there, Enter searches. */
export function SecretsSearch({ initial, onSearch }: SecretsSearchProps) {
  const [text, setText] = useState(initial);
  const field = useRef<HTMLFormElement>(null);
  useKeys({ '/': () => field.current?.querySelector('input')?.focus() });
  return (
    <form
      ref={field}
      role="search"
      className="ml-auto w-64 max-cards:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <Input
        type="search"
        aria-label="Name, registry, user"
        placeholder="Name, registry, user"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          if (target.value === '') onSearch('');
        }}
        before={<Search size={15} strokeWidth={1.75} aria-hidden="true" className="text-ink-3" />}
        after={<Kbd>/</Kbd>}
      />
    </form>
  );
}
