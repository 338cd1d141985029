import type { ReactNode } from 'react';
import type { Tone } from '#components/ui/tag.tsx';

type StatePanelProps = {
  tone: Tone;
  picture: ReactNode;
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
};

/** Shared anatomy of the screens that stand where rows would be: picture, sentence, what to do next. */
export function StatePanel({ tone, picture, title, children, actions }: StatePanelProps) {
  return (
    <div
      data-tone={tone}
      className="grid min-h-[252px] grid-cols-[40px_minmax(0,1fr)] content-center gap-x-4 px-5 py-6 max-tiny:grid-cols-1 max-tiny:gap-y-3 max-tiny:px-3"
    >
      <div aria-hidden="true" className="text-tone-mark [&>svg]:size-10">
        {picture}
      </div>
      <div className="grid min-w-0 content-start gap-1">
        <h2 className="text-lg font-semibold tracking-title text-balance">{title}</h2>
        <div className="max-w-[60ch] text-ink-2">{children}</div>
        {actions !== undefined && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
