'use client';
import './globals.css';
import { LonePage } from '#components/common/lone-page.tsx';
import { PageFailed } from '#components/common/page-failed.tsx';

type Props = { error: Error & { digest?: string } };

/** Stands where even the root layout failed, so it brings its own document. */
export default function GlobalError({ error }: Props) {
  return (
    <html lang="en">
      <body>
        <title>Pullport failed</title>
        <LonePage>
          <PageFailed digest={error.digest} onRetry={() => window.location.reload()} />
        </LonePage>
      </body>
    </html>
  );
}
