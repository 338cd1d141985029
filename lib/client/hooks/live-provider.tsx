'use client';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { LiveStream } from '../live.ts';

const LiveContext = createContext<LiveStream | null>(null);

/** Opens the browser's event stream for the pages below it; whoever has not signed in has none. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [stream] = useState(() => new LiveStream());
  useEffect(() => {
    stream.start();
    return () => stream.stop();
  }, [stream]);
  return <LiveContext value={stream}>{children}</LiveContext>;
}

/** The event stream; it says nothing until the page runs in a browser. */
export function useLiveStream(): LiveStream | null {
  return useContext(LiveContext);
}
