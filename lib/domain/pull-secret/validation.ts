import {
  dataKeyProblem,
  dnsLabelProblem,
  dnsSubdomainProblem,
  maxSecretBytes,
  utf8Length,
} from '#lib/domain/names.ts';
import { dataKeyOf, formatOfType } from '#lib/domain/pull-secret/docker-config.ts';
import { isPullSecretType } from '#lib/domain/pull-secret/document-facts.ts';
import { type JsonNode, parseJsonDocument } from '#lib/domain/pull-secret/json-document.ts';

/** A Secret as it would be sent; data decoded, as text. */
export type SecretToValidate = {
  name: string;
  namespace: string;
  annotations?: Readonly<Record<string, string>>;
  type: string;
  data: Readonly<Record<string, string>>;
};

/** As the API server names them (apimachinery field.ErrorType). */
export type FieldProblemType = 'Required value' | 'Invalid value' | 'Too long';

export type FieldProblem = { field: string; type: FieldProblemType; sentence: string };

const serviceAccountName = 'kubernetes.io/service-account.name';

function nameProblems({ name, namespace }: SecretToValidate): FieldProblem[] {
  const judge = (field: string, value: string, problem: string | null): FieldProblem[] =>
    problem === null
      ? []
      : [{ field, type: value === '' ? 'Required value' : 'Invalid value', sentence: problem }];
  return [
    ...judge('metadata.name', name, dnsSubdomainProblem(name)),
    ...judge('metadata.namespace', namespace, dnsLabelProblem(namespace)),
  ];
}

function dataProblems(data: SecretToValidate['data']): FieldProblem[] {
  const keys = Object.keys(data).flatMap((key): FieldProblem[] => {
    const sentence = dataKeyProblem(key);
    return sentence === null ? [] : [{ field: `data[${key}]`, type: 'Invalid value', sentence }];
  });
  const bytes = Object.values(data).reduce((sum, value) => sum + utf8Length(value), 0);
  if (bytes <= maxSecretBytes) return keys;
  const sentence = `A Secret holds ${maxSecretBytes} bytes at most, these are ${bytes}; take entries out or use two secrets.`;
  return [...keys, { field: 'data', type: 'Too long', sentence }];
}

const required = (field: string, sentence: string): FieldProblem => ({
  field,
  type: 'Required value',
  sentence,
});

function requiredData({ data, type }: SecretToValidate, keys: readonly string[]): FieldProblem[] {
  return keys
    .filter((key) => !Object.hasOwn(data, key))
    .map((key) => required(`data[${key}]`, `A Secret of type ${type} needs the data key ${key}.`));
}

/** The shortest number that is too large for a float64: 9e308. */
const shortestOversized = 5;

/** A number that Go's float64 cannot hold, which the server's map[string]any refuses (encoding/json convertNumber). */
function holdsOversizedNumber(root: JsonNode, text: string): boolean {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const inner = node.is === 'object' ? node.members.map(({ value }) => value) : [];
    for (const each of node.is === 'array' ? node.items : inner) {
      if (each.is === 'object' || each.is === 'array') open.push(each);
      else if (each.is === 'number' && each.end - each.start >= shortestOversized) {
        if (!Number.isFinite(Number(text.slice(each.start, each.end)))) return true;
      }
    }
  }
  return false;
}

/** Any JSON object passes, `null` too: entries are not looked at. */
function documentProblems({ data }: SecretToValidate, key: string): FieldProblem[] {
  const text = data[key] ?? '';
  const document = parseJsonDocument(text);
  const field = `data[${key}]`;
  if (!document.ok) {
    return [{ field, type: 'Invalid value', sentence: `The document is no JSON: ${document.problem}.` }];
  }
  const { is } = document.root;
  if (is !== 'object' && is !== 'null') {
    return [
      {
        field,
        type: 'Invalid value',
        sentence: `The document must be a JSON object; this is of type ${is}.`,
      },
    ];
  }
  if (!holdsOversizedNumber(document.root, text)) return [];
  const sentence = 'The document holds a number that is too large; write it smaller or as text in quotes.';
  return [{ field, type: 'Invalid value', sentence }];
}

function typeProblems(secret: SecretToValidate): FieldProblem[] {
  const { type, data, annotations = {} } = secret;
  if (isPullSecretType(type)) {
    const key = dataKeyOf[formatOfType[type]];
    const missing = requiredData(secret, [key]);
    return missing.length > 0 ? missing : documentProblems(secret, key);
  }
  switch (type) {
    case 'kubernetes.io/service-account-token':
      return (annotations[serviceAccountName] ?? '') === ''
        ? [
            required(
              `metadata.annotations[${serviceAccountName}]`,
              'Name the ServiceAccount the token is for.',
            ),
          ]
        : [];
    case 'kubernetes.io/basic-auth': {
      const missing = requiredData(secret, ['username', 'password']);
      return missing.length === 2 ? missing : [];
    }
    case 'kubernetes.io/ssh-auth':
      return (data['ssh-privatekey'] ?? '') === ''
        ? [required('data[ssh-privatekey]', 'A Secret of this type needs a non-empty ssh-privatekey.')]
        : [];
    case 'kubernetes.io/tls':
      return requiredData(secret, ['tls.crt', 'tls.key']);
    default:
      return [];
  }
}

/**
 * What the API server would refuse in a new Secret, with the field and type of its error (core
 * pkg/apis/core/validation ValidateSecret). It does not look at entries: warnings.ts does.
 */
export function validateSecret(secret: SecretToValidate): FieldProblem[] {
  return [...nameProblems(secret), ...dataProblems(secret.data), ...typeProblems(secret)];
}
