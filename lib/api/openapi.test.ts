import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '#lib/api/openapi.ts';

type Operation = {
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
};
const document = openApiDocument() as { paths: Record<string, Record<string, Operation>> };

/** Every method of every route file, `GET /api/v1/pods/{name}`. */
const routes = globSync('app/api/v1/**/route.ts').flatMap((file) => {
  const path = file
    .replace(/^app/, '')
    .replace(/\/route\.ts$/, '')
    .replaceAll(/\[(\w+)\]/g, '{$1}');
  const methods = readFileSync(file, 'utf8').matchAll(/\b(GET|POST|PUT|PATCH|DELETE): /g);
  return [...methods].map(([, method]) => `${method} ${path}`);
});
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

describe('the OpenAPI document', () => {
  test('describes every route there is', () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((route) => !described.includes(route))).toEqual([]);
  });

  test.each(described)('%s names each parameter of its path', (route) => {
    const [method = '', path = ''] = route.split(' ');
    const operation = document.paths[path]?.[method.toLowerCase()];
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(operation?.parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(
      inPath,
    );
    expect(Object.keys(operation?.responses ?? {})).toContain('default');
  });

  test('says what is sent and what is answered', () => {
    const create = document.paths['/api/v1/restarts']?.['post'];
    expect(JSON.stringify(create?.requestBody)).toContain('"workloads"');
    const query = document.paths['/api/v1/pods']?.['get']?.parameters;
    expect(query).toContainEqual(
      expect.objectContaining({ name: 'namespace', in: 'query', required: false }),
    );
    expect(query).toContainEqual(expect.objectContaining({ name: 'page', required: false }));
  });

  test('names each answer a call has, also the one without content', () => {
    const path = '/api/v1/namespaces/{namespace}/pods/{name}/containers/{container}/pull';
    const answers = document.paths[path]?.['get']?.responses ?? {};
    expect(Object.keys(answers)).toEqual(['200', '204', 'default']);
    expect(answers['204']).not.toHaveProperty('content');
  });

  test('shows no field for a password in any answer', () => {
    for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
      expect(JSON.stringify(operation.responses)).not.toMatch(/"(password|auth|token|identitytoken)":/);
    }
  });
});
