/** Security headers of every answer, in one place. Imported by proxy.ts: no 'server-only', nothing heavy. */

/** Request header by which proxy.ts tells what address is being shown; whatever a client sends in it is replaced. */
export const pathHeader = 'x-pullport-path';

type HeaderSettings = {
  nonce: string;
  /** Origins that may embed the product; nobody by default. */
  frameAncestors: readonly string[];
  isDevelopment: boolean;
};

/** The content security policy. Scripts run by nonce only; style attributes are needed for positioned popups. */
export function contentSecurityPolicy({ nonce, frameAncestors, isDevelopment }: HeaderSettings): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src-elem 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestorsOf(frameAncestors)}`,
  ].join('; ');
}

/**
 * Name and value of each security header of a page. Scripts and styles, which a first view loads by the dozen, carry
 * `staticHeaders` instead, and answers to calls `answerHeaders`.
 */
export function securityHeaders(settings: HeaderSettings): [string, string][] {
  return [
    ['content-security-policy', contentSecurityPolicy(settings)],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
    ...frameOptions(settings.frameAncestors),
  ];
}

/** Of answers to calls, which are no documents; a file is saved from within a frame, too. */
export function answerHeaders(frameAncestors: readonly string[]): [string, string][] {
  return [
    ['content-security-policy', `default-src 'none'; frame-ancestors ${ancestorsOf(frameAncestors)}`],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ...frameOptions(frameAncestors),
  ];
}

function ancestorsOf(origins: readonly string[]): string {
  return origins.length === 0 ? "'none'" : origins.join(' ');
}

/** For browsers that know no frame-ancestors: it has no way to name an origin. */
function frameOptions(origins: readonly string[]): [string, string][] {
  return origins.length === 0 ? [['x-frame-options', 'DENY']] : [];
}

/** Of files under /_next/static, and of what is missing there: nothing in them is a document that may load or run. */
export const staticHeaders: readonly [string, string][] = [
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['x-content-type-options', 'nosniff'],
];
