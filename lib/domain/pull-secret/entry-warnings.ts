import { decodeBase64Text } from '#lib/domain/base64.ts';
import { presetOfKey } from '#lib/domain/pull-secret/presets.ts';
import { type Finding, keyWarnings } from '#lib/domain/pull-secret/key-warnings.ts';
import type { PullSecretWarning } from '#lib/domain/pull-secret/warnings.ts';

export type Credential = { key: string; username: string; password: string };

function usernameWarnings({ key, username }: Credential): Finding[] {
  const finding = (code: Finding['code'], severity: Finding['severity'], sentence: string): Finding[] => [
    { code, severity, field: 'username', sentence },
  ];
  if (username === '')
    return finding('username-empty', 'suspect', 'Enter a user name; registries refuse an empty one.');
  if (username.includes(':')) {
    const sentence = 'A user name cannot hold a colon: what follows it would be taken for the password.';
    return finding('username-colon', 'broken', sentence);
  }
  if (username !== username.trim()) {
    return finding(
      'username-whitespace',
      'suspect',
      'The user name starts or ends with a space or a new line; take it off.',
    );
  }
  const preset = presetOfKey(key);
  if (preset === null || preset.usernameShape === null || preset.usernameShape.test(username)) return [];
  return finding(
    'username-shape',
    'suspect',
    `${preset.name} expects another user name. ${preset.usernameHint}.`,
  );
}

/** Whether a password is base64 of `user:password`, as `auth` is and as ECR's raw token is. */
function isAuth({ username, password }: Credential): boolean {
  if (password.length < 8 || password.length > 16_384) return false;
  const decoded = decodeBase64Text(password, password.endsWith('=') ? 'padded' : 'raw');
  if (!decoded.ok) return false;
  const pair = /^[!-9;-~]+:[ -~]+$/.test(decoded.text);
  return pair && (decoded.text.startsWith(`${username}:`) || password.length >= 16);
}

function passwordWarnings(credential: Credential): Finding[] {
  const { password } = credential;
  const finding = (code: Finding['code'], severity: Finding['severity'], sentence: string): Finding[] => [
    { code, severity, field: 'password', sentence },
  ];
  if (password === '')
    return finding('password-empty', 'suspect', 'Enter a password or token; registries refuse an empty one.');
  if (/^\s|\s$/.test(password)) {
    return /[\r\n]$/.test(password)
      ? finding(
          'password-newline',
          'suspect',
          'The password ends with a new line, which is sent along; take it off unless it belongs there.',
        )
      : finding(
          'password-whitespace',
          'suspect',
          'The password starts or ends with a space; take it off unless it belongs there.',
        );
  }
  if (!isAuth(credential)) return [];
  const sentence =
    'The password looks like base64 of user:password; enter only the part behind the colon, decoded.';
  return finding('password-is-auth', 'suspect', sentence);
}

function lifetimeWarnings({ key, username }: Credential): Finding[] {
  const preset = presetOfKey(key);
  if (preset?.lifetime?.username !== username) return [];
  const sentence = `A credential of ${preset.name} for this user ends by itself. ${preset.lifetimeHint}; plan its renewal.`;
  return [{ code: 'short-lived', severity: 'note', field: 'password', sentence }];
}

/** What is odd about an entry as it would be saved: key, user name, password. */
export function entryWarnings(credential: Credential): PullSecretWarning[] {
  return [
    ...keyWarnings(credential.key),
    ...usernameWarnings(credential),
    ...passwordWarnings(credential),
    ...lifetimeWarnings(credential),
  ].map((finding) => ({ ...finding, entryKey: credential.key }));
}
