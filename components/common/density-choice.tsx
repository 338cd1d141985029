'use client';
import { Rows2, Rows3 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Segmented } from '#components/ui/segmented.tsx';

export type Density = 'two' | 'one';

const storageKey = 'pullport-density';

/** Two-line or one-line rows, kept per browser. */
export function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = useState<Density>('two');
  useEffect(() => {
    if (localStorage.getItem(storageKey) === 'one') setDensity('one');
  }, []);
  const choose = (next: Density) => {
    localStorage.setItem(storageKey, next);
    setDensity(next);
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
