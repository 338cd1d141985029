import { Skeleton } from '#components/common/skeleton.tsx';

export default function Loading() {
  return <Skeleton label="Walking the pull path" />;
}
