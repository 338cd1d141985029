import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const basePath = process.env.PULLPORT_BASE_PATH ?? '';

/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  poweredByHeader: false,
  // Fixed at build: the paths of scripts and styles are written into them.
  basePath,
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
  // Types are checked by `npm run verify`; whoever starts the product need not wait for them.
  typescript: { ignoreBuildErrors: true },
  // Browsers ask for it by themselves while one page makes room for another.
  rewrites: () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // No page shows a picture that would need it: its door stays closed.
  images: { unoptimized: true },
  outputFileTracingRoot: root,
  turbopack: { root },
};
