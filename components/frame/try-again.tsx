'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';

/** Milliseconds between two attempts to fill a page; each asks the cluster who one is. */
const between = 5000;

/** Fills a page that could not be filled as soon as it can be: by itself while it is looked at, or when pressed. */
export function TryAgain() {
  const router = useRouter();
  const [isTrying, startTrying] = useTransition();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, between);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <Button busy={isTrying} onClick={() => startTrying(() => router.refresh())}>
      Try again
    </Button>
  );
}
