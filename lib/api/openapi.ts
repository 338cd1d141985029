import { z } from 'zod';
import { problem } from './common.ts';
import { operations, type Operation } from './openapi-operations.ts';

type Json = { [key: string]: unknown };

/** Made once: it says the same as long as the process lives. */
let made: Json | null = null;

/** The OpenAPI 3.1 document of the API, made of the very schemas that requests are parsed with. */
export function openApiDocument(): Json {
  made ??= makeDocument();
  return made;
}

function makeDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`;
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pullport',
      version: '1',
      description:
        'Cluster images and image pull secrets. Every call runs under the caller’s own rights in the cluster; no answer holds the value of a secret. Bodies are JSON. Unsafe calls need an Origin equal to ours and same-origin Sec-Fetch-Site, unless they carry a bearer token and no cookie.',
    },
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token of the cluster' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'pullport' },
      },
    },
  };
}

function describe({ summary, params, query, body, answer, empty, media = [], open }: Operation): Json {
  const content = {
    ...(answer === undefined ? {} : { 'application/json': { schema: schemaOf(answer, 'output') } }),
    ...Object.fromEntries(media.map((type) => [type, {}])),
  };
  const isEmpty = Object.keys(content).length === 0;
  return {
    summary,
    ...(open === undefined ? {} : { security: [] }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input') } },
          },
        }),
    responses: {
      [isEmpty ? '204' : '200']: { description: summary, ...(isEmpty ? {} : { content }) },
      ...(empty === undefined ? {} : { 204: { description: empty } }),
      default: {
        description: 'A problem (RFC 9457), with a sentence that says what to do',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: described,
  }));
}

/** `input`: as it is sent to us. `output`: as we answer. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
}
