import { GIT_VERSION, groups } from './discovery.ts';
import { allKinds, type ResourceKind } from './kinds.ts';
import { type JsonObject } from './objects.ts';

/**
 * As much of /openapi/v3 as `kubectl create -f` asks for: that the server checks fields itself. `prefix` is the
 * person's part of the path, which kubectl does not add to the addresses listed here.
 */
export function answerOpenApi(path: string, prefix: string): JsonObject | null {
  if (path === '/openapi/v3') {
    const paths = ['api/v1', ...groups().map((group) => `apis/${group}/v1`)];
    const entries = paths.map((name) => [name, { serverRelativeURL: `${prefix}/openapi/v3/${name}` }]);
    return { paths: Object.fromEntries(entries) };
  }
  const group = /^\/openapi\/v3\/(?:api|apis\/([^/]+))\/v1$/.exec(path);
  if (group === null) return null;
  const kinds = allKinds().filter((kind) => kind.group === (group[1] ?? ''));
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: GIT_VERSION },
    paths: Object.fromEntries(kinds.map((kind) => [pathOf(kind), { patch: patchOperation(kind) }])),
    components: { schemas: {} },
  };
}

function pathOf({ group, namespaced, resource }: ResourceKind): string {
  const base = group === '' ? '/api/v1' : `/apis/${group}/v1`;
  return `${base}${namespaced ? '/namespaces/{namespace}' : ''}/${resource}/{name}`;
}

function patchOperation({ group, version, kind }: ResourceKind): JsonObject {
  const parameter = (name: string): JsonObject => ({
    name,
    in: 'query',
    schema: { type: 'string', uniqueItems: true },
  });
  return {
    parameters: [parameter('dryRun'), parameter('fieldManager'), parameter('fieldValidation')],
    responses: { '200': { description: 'OK' } },
    'x-kubernetes-group-version-kind': { group, version, kind },
  };
}
