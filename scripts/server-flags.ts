/** How Node runs the server. The benches run under the same flags, so that they measure what is served. */
export const serverFlags: readonly string[] = [
  '--disable-proto=delete',
  '--max-http-header-size=32768',
  // Reading 50,000 pods leaves garbage in 64 KB pieces: a smaller nursery keeps 100 MB less resident and is no slower.
  '--max-semi-space-size=16',
];
