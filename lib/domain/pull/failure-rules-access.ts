import type { FailureRule, Signature } from '#lib/domain/pull/failure-rule.ts';

const saysMissing: Signature = {
  phrases: [
    'not found',
    'does not exist',
    'not exist',
    'may not exist',
    'manifest unknown',
    'manifest_unknown',
    'name unknown',
    'name_unknown',
    'no such manifest',
    'no such image',
    'could not be found',
  ],
  statuses: [404, 410],
};

const saysUnauthorized: Signature = {
  phrases: [
    'unauthorized',
    'unauthenticated',
    'authentication required',
    'authentication is required',
    'authorization required',
    'authentication failed',
    'authorization failed',
    'invalid credentials',
    'invalid token',
    'not logged in',
    'login required',
  ],
  statuses: [401],
};

const saysForbidden: Signature = {
  phrases: [
    'access forbidden',
    'forbidden',
    'denied: denied',
    'access denied',
    'accessdenied',
    'is not authorized to perform',
    'does not have permission',
    'do not have permission',
    'permission_denied',
    'insufficient permissions',
    'is not allowed access',
    'denied:',
  ],
  statuses: [403],
};

/**
 * What the registry says of credential and image, in the order in which they are tried. Where a text can mean
 * either, it stays ambiguous: registries hide what one may not see.
 */
export const accessRules: readonly FailureRule[] = [
  {
    // Comes behind "repository does not exist or may require authorization", which it decides.
    code: 'unauthorized',
    phrases: ['no basic auth credentials', 'no user/password was provided'],
    sentence: 'The registry asks for a credential and none was sent. Link or correct a pull secret for it.',
  },
  {
    code: 'unauthorized',
    phrases: [
      'token has expired',
      'token is expired',
      'token expired',
      'token failed verification: expired',
      'expired token',
      'expiredtoken*',
      'included in the request is expired',
      'jwt expired',
      'credentials have expired',
      'password has expired',
    ],
    sentence: 'The credential has expired. Renew it in the pull secret.',
  },
  {
    code: 'unauthorized',
    phrases: [
      'incorrect username or password',
      'invalid username or password',
      'invalid username/password',
      'wrong username',
      'invalid user name or password',
      'bad credentials',
      'bad username or password',
      'http basic: access denied',
      'security token included in the request is invalid',
      'username and password are incorrect',
      'incorrect username',
      'unable to parse json key',
      'token failed verification',
    ],
    sentence: 'The registry does not accept user name and password. Correct them in the pull secret.',
  },
  {
    // What is not found is the one who asks, not the image.
    code: 'unauthorized',
    phrases: [
      'user not found',
      'user does not exist',
      'account not found',
      'service account does not exist',
      'token not found',
    ],
    sentence: 'The registry does not know this user or token. Correct them in the pull secret.',
  },
  {
    code: 'unauthorized-or-not-found',
    phrases: [
      'insufficient_scope',
      "may require 'docker login'",
      'may require authorization',
      'may require "docker login"',
      'may not exist',
      'no pull access',
      'pull access denied',
      'access to the requested resource is not authorized',
      'requested access to the resource is denied',
      'does not exist or you do not have',
      "doesn't exist or you don't have",
      "or you don't have permission",
      'or access denied',
    ],
  },
  { code: 'unauthorized-or-not-found', ...saysUnauthorized, and: saysMissing },
  { code: 'unauthorized-or-not-found', ...saysForbidden, and: saysMissing },
  { code: 'unauthorized', ...saysUnauthorized },
  { code: 'forbidden', ...saysForbidden },
  // Nothing but the code: Docker leaves out a message that is the usual one, "requested access … is denied".
  { code: 'unauthorized-or-not-found', phrases: ['daemon: denied', '": denied', '·: denied'] },
  {
    // The node lost a part of an image it has; the registry was not asked.
    code: 'unknown',
    ...saysMissing,
    and: {
      phrases: [
        'snapshot*',
        'lease',
        'executable file not found',
        'content store',
        'content digest',
        'missing parent',
        'in $path',
        'no such file or directory',
      ],
    },
    sentence: 'The node misses a part of its own store. The registry was not the reason; read the message.',
  },
  {
    // It was the token server that found nothing: repository or user, nobody can tell.
    code: 'unauthorized-or-not-found',
    ...saysMissing,
    and: {
      phrases: ['failed to fetch oauth token', 'failed to fetch anonymous token', 'failed to fetch token'],
    },
  },
  { code: 'not-found', ...saysMissing },
  {
    code: 'not-found',
    phrases: [
      'unknown blob',
      'blob unknown',
      'blob_unknown',
      'repository name not known',
      'failed to find image',
      'no such repository',
      'was deleted or has expired',
    ],
  },
];
