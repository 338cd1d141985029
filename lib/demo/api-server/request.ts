/** What a request asks for, as apiserver pkg/endpoints/request/requestinfo.go reads it off the path. */
export type RequestInfo = {
  /** The path without `/as/PERSON`. */
  path: string;
  isResource: boolean;
  verb: string;
  group: string;
  version: string;
  namespace: string;
  resource: string;
  subresource: string;
  name: string;
};

const VERBS: Readonly<Record<string, string>> = {
  POST: 'create',
  GET: 'get',
  HEAD: 'get',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/** Reads path, method and query into verb, resource, namespace, name and subresource. Never throws. */
export function readRequest(method: string, path: string, query: URLSearchParams): RequestInfo {
  const info: RequestInfo = {
    path,
    isResource: false,
    verb: method.toLowerCase(),
    group: '',
    version: '',
    namespace: '',
    resource: '',
    subresource: '',
    name: '',
  };
  const parts = path.split('/').filter((part) => part !== '');
  const prefix = parts.shift();
  if (prefix === 'apis') info.group = parts.shift() ?? '';
  else if (prefix !== 'api') return info;
  info.version = parts.shift() ?? '';
  if (parts.length === 0) return info;

  info.isResource = true;
  info.verb = VERBS[method] ?? '';
  readResource(info, parts);
  if (info.name === '') widenVerb(info, method, query);
  return info;
}

function readResource(info: RequestInfo, parts: string[]): void {
  // `namespaces/NAME` and its subresources are about the namespace itself.
  if (parts[0] === 'namespaces' && parts.length > 1) {
    info.namespace = parts[1] ?? '';
    const aboutItself = parts.length === 2 || parts[2] === 'status' || parts[2] === 'finalize';
    if (!aboutItself) parts.splice(0, 2);
  }
  [info.resource = '', info.name = '', info.subresource = ''] = parts;
}

function widenVerb(info: RequestInfo, method: string, query: URLSearchParams): void {
  if (method === 'DELETE') info.verb = 'deletecollection';
  if (info.verb !== 'get') return;
  const watch = query.get('watch');
  info.verb = watch !== null && watch !== 'false' && watch !== '0' ? 'watch' : 'list';
  // A list of one name is authorised as that name, so that resourceNames rules apply (facts: RBAC, requestinfo.go).
  const named = /(?:^|,)metadata\.name==?([^,!=]+)(?:,|$)/.exec(query.get('fieldSelector') ?? '');
  if (named?.[1] !== undefined) info.name = named[1];
}
