'use client';

import { Toast as Base } from '@base-ui/react/toast';
import { CircleCheck, OctagonX, X } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from './icon-button.tsx';
import { Spinner } from './spinner.tsx';
import { receiveToasts, type Toast } from './toast.ts';

const manager = Base.createToastManager<{ tone: Toast['tone'] }>();
const stay = 0;
const eightSeconds = 8000;

/** Loaded by ToastOutlet when the first toast is shown. */
export function Toaster() {
  useEffect(
    () =>
      receiveToasts(({ tone, title, detail }) => {
        manager.add({
          title,
          description: detail,
          data: { tone },
          timeout: tone === 'fail' ? stay : eightSeconds,
        });
      }),
    [],
  );
  return (
    <Base.Provider toastManager={manager} limit={4}>
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-[calc(var(--cmd-h)+1rem)] z-50 grid w-[min(26rem,calc(100vw-2rem))] gap-3">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  const { toasts } = Base.useToastManager<{ tone: Toast['tone'] }>();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      data-toast=""
      data-tone={toast.data?.tone ?? 'neutral'}
      className="rounded-md border border-l-3 border-line-strong border-l-tone-mark bg-raised shadow-menu transition-opacity duration-(--dur) data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Base.Content className="grid grid-cols-[1rem_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-0.5 py-2.5 pr-2 pl-3">
        <span className="mt-1 text-tone-mark">
          <ToneMark tone={toast.data?.tone ?? 'ok'} />
        </span>
        <Base.Title className="font-semibold" />
        <Base.Close
          render={
            <IconButton label="Close" size="small" icon={<X aria-hidden="true" strokeWidth={1.75} />} />
          }
        />
        <Base.Description className="col-start-2 text-xs text-ink-2" />
      </Base.Content>
    </Base.Root>
  ));
}

function ToneMark({ tone }: { tone: Toast['tone'] }) {
  if (tone === 'accent') return <Spinner />;
  const Icon = tone === 'fail' ? OctagonX : CircleCheck;
  return <Icon size={14} strokeWidth={2} aria-hidden="true" />;
}
