import 'server-only';

/** Epoch milliseconds as RFC 3339 in UTC, the only form in which times leave the server. */
export function toTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
