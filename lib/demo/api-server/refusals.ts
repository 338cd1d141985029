import { type User } from './identity.ts';
import { type Attributes } from './rbac.ts';
import { StatusError } from './status.ts';

/** The 403 of RBAC: names verb, resource and namespace, and is the same whether or not the thing exists. */
export function refuseUser(user: User, asked: Attributes): StatusError {
  const { verb, group, resource, subresource, namespace, name, path } = asked;
  if (resource === '') {
    return new StatusError(
      403,
      'Forbidden',
      `forbidden: User "${user.name}" cannot ${verb} path "${path}"`,
      {},
    );
  }
  const qualified = group === '' ? resource : `${resource}.${group}`;
  const subject = name === '' ? qualified : `${qualified} "${name}"`;
  const what = subresource === '' ? resource : `${resource}/${subresource}`;
  const where = namespace === '' ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  const message = `${subject} is forbidden: User "${user.name}" cannot ${verb} resource "${what}" in API group "${group}" ${where}`;
  const details = { ...(name === '' ? {} : { name }), ...(group === '' ? {} : { group }), kind: resource };
  return new StatusError(403, 'Forbidden', message, details);
}
