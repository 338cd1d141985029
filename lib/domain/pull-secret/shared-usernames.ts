/** Usernames that a registry gives to everybody: the password alone says who signs in (facts of the registries' own docs). */
export const sharedUsernames: ReadonlySet<string> = new Set([
  'AWS',
  '_json_key',
  '_json_key_base64',
  'oauth2accesstoken',
  '00000000-0000-0000-0000-000000000000',
  '$oauthtoken',
  'iamapikey',
  'oauth2',
  'token',
]);
