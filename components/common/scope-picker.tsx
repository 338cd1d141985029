'use client';

import { BoxSelect, ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState, type ComponentProps } from 'react';
import { visibleText } from '#lib/domain/text.ts';
import { topButton } from './top-button-style.ts';
import { useKeys } from './use-keys.ts';

const MultiPicker = lazy(async () => ({
  default: (await import('#components/ui/multi-picker.tsx')).MultiPicker,
}));

export type ScopeNamespace = { name: string; detail?: string };

type ScopePickerProps = {
  namespaces: readonly ScopeNamespace[];
  /** None chosen means all that are visible. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** Which namespaces every page looks at. `s` opens it. */
export function ScopePicker({ namespaces, chosen, onChange }: ScopePickerProps) {
  const [opened, setOpened] = useState(0);
  const words = scopeWords(chosen, namespaces.length);
  useKeys({ s: () => setOpened((times) => times + 1) });
  if (opened === 0) return <ScopeButton words={words} onClick={() => setOpened(1)} />;
  return (
    <Suspense fallback={<ScopeButton words={words} />}>
      <MultiPicker
        key={opened}
        startsOpen
        label="Find a namespace"
        nothingMatches="No namespace you can see is called like that."
        options={namespaces.map(({ name, detail }) => ({
          value: name,
          label: visibleText(name),
          ...(detail !== undefined && { detail }),
        }))}
        chosen={chosen}
        onChange={onChange}
        trigger={<ScopeButton words={words} />}
      />
    </Suspense>
  );
}

function scopeWords(chosen: readonly string[], visible: number): string {
  const [only] = chosen;
  if (only === undefined && visible === 0) return 'No namespaces';
  if (only === undefined) return visible === 1 ? '1 namespace' : `All ${visible} namespaces`;
  return chosen.length === 1 ? visibleText(only) : `${chosen.length} namespaces`;
}

function ScopeButton({ words, ...rest }: ComponentProps<'button'> & { words: string }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      {...rest}
      aria-label={`Namespace scope: ${words}`}
      className={topButton}
    >
      <BoxSelect size={15} strokeWidth={1.75} aria-hidden="true" />
      <span className="max-w-48 truncate max-drawer:hidden">{words}</span>
      <ChevronDown size={13} strokeWidth={1.75} aria-hidden="true" className="max-drawer:hidden" />
    </button>
  );
}
