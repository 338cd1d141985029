import { PageHead } from '#components/common/page-head.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';

export default function Loading() {
  return (
    <>
      <PageHead title="Failures" />
      <Skeleton label="Loading failures" />
    </>
  );
}
