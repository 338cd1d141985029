import type { Metadata } from 'next';
import { LonePage } from '#components/common/lone-page.tsx';
import { NothingHere } from '#components/common/nothing-here.tsx';

export const metadata: Metadata = { title: 'Nothing here' };

export default function NotFound() {
  return (
    <LonePage>
      <NothingHere />
    </LonePage>
  );
}
