'use client';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { cn } from '#components/ui/cn.ts';
import { useKeys } from './use-keys.ts';

/** Milliseconds after the last key before the list is asked. */
const typingPause = 300;

type SearchFieldProps = {
  label: string;
  /** What the address says. */
  value: string;
  onSearch: (text: string) => void;
  className?: string;
};

/** Words to narrow a list by, while one types. `/` goes here. */
export function SearchField({ label, value, onSearch, className }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const field = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => field.current?.focus() });
  const search = (words: string) => {
    setText(words);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(words.trim()), typingPause);
  };
  return (
    <Input
      ref={field}
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => search(event.target.value)}
      before={<Search size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />}
      after={
        <span className="max-cards:hidden">
          <Kbd>/</Kbd>
        </span>
      }
      className={cn('w-56 max-cards:w-full', className)}
    />
  );
}
