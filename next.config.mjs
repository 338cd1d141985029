import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  poweredByHeader: false,
  // Fixed at build: the paths of scripts and styles are written into them.
  basePath: process.env.PULLPORT_BASE_PATH ?? '',
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
};
