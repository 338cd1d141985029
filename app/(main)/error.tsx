'use client';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { PageFailed } from '#components/common/page-failed.tsx';
import { PageHead } from '#components/common/page-head.tsx';

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function MainError({ error, reset }: Props) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <>
      <PageHead title="Not drawn" />
      <div className="rounded-lg border border-line bg-surface">
        <PageFailed digest={error.digest} onRetry={retry} />
      </div>
    </>
  );
}
