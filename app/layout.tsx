import './globals.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '#components/frame/providers.tsx';
import { themeCookie, themeOf } from '#components/common/theme.ts';
import { ToastOutlet } from '#components/ui/toast-outlet.tsx';

export const metadata: Metadata = {
  title: { default: 'Pullport', template: '%s · Pullport' },
  description: 'See why an image does not pull, and hand out the secret that fixes it.',
};

export const viewport: Viewport = { colorScheme: 'light dark' };

/** Reads headers() so that no page, not even not-found, is prerendered without a nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body>
        <CSPProvider nonce={nonce}>
          <Providers>
            {children}
            <ToastOutlet />
          </Providers>
        </CSPProvider>
      </body>
    </html>
  );
}
