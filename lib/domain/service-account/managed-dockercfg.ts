const tokenAnnotation = 'openshift.io/internal-registry-auth-token.service-account';
const olderAnnotation = 'openshift.io/token-secret.name';

type SecretSeen = { type: string; name: string; annotations: Readonly<Record<string, string>> };

/**
 * Whether OpenShift made and rotates this secret for a ServiceAccount: to be left alone, never copied
 * (openshift-controller-manager; its type is always dockercfg).
 */
export function isManagedDockercfg({ type, name, annotations }: SecretSeen): boolean {
  if (type !== 'kubernetes.io/dockercfg') return false;
  if (Object.hasOwn(annotations, tokenAnnotation) || Object.hasOwn(annotations, olderAnnotation)) return true;
  const account = annotations['kubernetes.io/service-account.name'];
  return account !== undefined && isManagedDockercfgName(account, name);
}

/** Whether a name an account links is that of its managed secret, `<account>-dockercfg-<five characters>`. */
export function isManagedDockercfgName(account: string, name: string): boolean {
  const start = `${account}-dockercfg-`;
  return name.startsWith(start) && /^[a-z0-9]{5}$/.test(name.slice(start.length));
}
