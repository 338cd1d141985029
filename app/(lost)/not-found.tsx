import type { Metadata } from 'next';
import { NothingHere } from '#components/common/nothing-here.tsx';
import { PageHead } from '#components/common/page-head.tsx';

export const metadata: Metadata = { title: 'Nothing here' };

export default function NotFound() {
  return (
    <>
      <PageHead title="Nothing here" />
      <div className="rounded-lg border border-line bg-surface">
        <NothingHere />
      </div>
    </>
  );
}
