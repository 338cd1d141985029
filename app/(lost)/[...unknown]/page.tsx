import { notFound } from 'next/navigation';

/** Any address without a page of its own, so that not-found stands inside the frame. */
export default function Unknown(): never {
  notFound();
}
