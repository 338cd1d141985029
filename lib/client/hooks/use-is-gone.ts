'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { useLiveStream } from './live-provider.tsx';

/** Whether the event stream has told that the pod of this uid is no more. */
export function useIsGone(uid: string | undefined): boolean {
  const stream = useLiveStream();
  const subscribe = useCallback((look: () => void) => stream?.onEvent(look) ?? (() => undefined), [stream]);
  const isGone = () => uid !== undefined && (stream?.isGone(uid) ?? false);
  return useSyncExternalStore(subscribe, isGone, () => false);
}
