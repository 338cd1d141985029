'use client';
import { Rows2, Rows3 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Segmented } from '#components/ui/segmented.tsx';

export type Density = 'two' | 'one';

const storageKey = 'pullport-density';

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored(): Density {
  return localStorage.getItem(storageKey) === 'one' ? 'one' : 'two';
}

/** Two-line or one-line rows, kept per browser. */
export function useDensity(): [Density, (density: Density) => void] {
  const density = useSyncExternalStore(listen, stored, () => 'two' as const);
  const choose = (next: Density) => {
    localStorage.setItem(storageKey, next);
    for (const listener of listeners) listener();
  };
  return [density, choose];
}

export function DensityChoice({
  density,
  onChange,
}: {
  density: Density;
  onChange: (density: Density) => void;
}) {
  return (
    <span className="max-cards:hidden">
      <Segmented
        label="Row height"
        value={density}
        onChoose={onChange}
        options={[
          {
            value: 'two',
            label: 'Two lines',
            icon: <Rows2 size={15} strokeWidth={1.75} aria-hidden="true" />,
          },
          {
            value: 'one',
            label: 'One line',
            icon: <Rows3 size={15} strokeWidth={1.75} aria-hidden="true" />,
          },
        ]}
      />
    </span>
  );
}
