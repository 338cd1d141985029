'use client';
import { useCallback, useEffect, useState } from 'react';

/** What React keeps beside what it shows: the state and the properties of the render before. */
const kept = 2;

/**
 * For who has just emptied a password: renders until React holds nothing of the renders that knew it, since it keeps
 * the last one in memory for as long as no other comes.
 */
export function useForgetting(): () => void {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1));
    return () => clearTimeout(timer);
  }, [left]);
  return useCallback(() => setLeft(kept), []);
}
