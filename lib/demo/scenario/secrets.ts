import { type SecretPlan, days } from './model.ts';

export type Login = { username: string; password: string };

type Extras = Partial<Pick<SecretPlan, 'age' | 'immutable' | 'labels' | 'annotations'>>;

const DOCKER_CONFIG = 'kubernetes.io/dockerconfigjson';

/** A pull secret as `kubectl create secret docker-registry` writes it, with one entry per key. */
export function pullSecret(
  name: string,
  logins: Readonly<Record<string, Login>>,
  extras: Extras = {},
): SecretPlan {
  const auths = Object.fromEntries(
    Object.entries(logins).map(([key, { username, password }]) => [
      key,
      { username, password, auth: base64(`${username}:${password}`) },
    ]),
  );
  return documentSecret(name, JSON.stringify({ auths }), extras);
}

/** A pull secret with just this text in it. */
export function documentSecret(name: string, document: string, extras: Extras = {}): SecretPlan {
  return secretOf(name, DOCKER_CONFIG, { '.dockerconfigjson': document }, extras);
}

/** The old format, of before 2016. */
export function oldPullSecret(name: string, key: string, login: Login, extras: Extras = {}): SecretPlan {
  const entry = { ...login, auth: base64(`${login.username}:${login.password}`) };
  return secretOf(
    name,
    'kubernetes.io/dockercfg',
    { '.dockercfg': JSON.stringify({ [key]: entry }) },
    extras,
  );
}

/** The right content in a secret of the wrong type, which no kubelet reads. */
export function mistypedSecret(name: string, key: string, login: Login): SecretPlan {
  const { data } = pullSecret(name, { [key]: login });
  return secretOf(name, 'Opaque', data, {});
}

/** Something that is no pull secret at all. */
export function otherSecret(name: string, data: { [key: string]: string }): SecretPlan {
  return secretOf(name, 'Opaque', data, {});
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function secretOf(name: string, type: string, data: { [key: string]: string }, extras: Extras): SecretPlan {
  return { name, type, data, age: days(90), ...extras };
}
