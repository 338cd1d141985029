import type { ReactNode } from 'react';
import { BrandMark } from './brand.tsx';

/** A page outside the frame: the brand and one panel, where there is nobody or nothing to make a frame of. */
export function LonePage({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-[44rem] content-center gap-4 px-5 py-8 max-tiny:px-3">
      <p className="flex items-center gap-2 text-md font-semibold tracking-title">
        <BrandMark />
        Pullport
      </p>
      <div className="rounded-lg border border-line bg-surface">{children}</div>
    </main>
  );
}
