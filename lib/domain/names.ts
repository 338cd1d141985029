/** Limits of the API server (apimachinery pkg/util/validation). */
const maxSubdomain = 253;
const maxLabel = 63;

/** Most bytes the values of a Secret may have together (core MaxSecretSize). */
export const maxSecretBytes = 1_048_576;

const labelShape = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const labelValueShape = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;
const dataKeyShape = /^[-._a-zA-Z0-9]+$/;

/** Cut so that a sentence stays one. */
function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** What is wrong with a namespace's name, or null (DNS-1123 label). */
export function dnsLabelProblem(text: string): string | null {
  if (text === '') return 'Enter a name.';
  if (text.length > maxLabel) return `Use ${maxLabel} characters at most; these are ${text.length}.`;
  if (labelShape.test(text)) return null;
  return `${shown(text)} is no valid name: use lower case letters, digits and -, with a letter or digit first and last.`;
}

/** What is wrong with the name of a Secret or ServiceAccount, or null (DNS-1123 subdomain). */
export function dnsSubdomainProblem(text: string): string | null {
  if (text === '') return 'Enter a name.';
  if (text.length > maxSubdomain) return `Use ${maxSubdomain} characters at most; these are ${text.length}.`;
  if (text.split('.').every((label) => labelShape.test(label))) return null;
  return `${shown(text)} is no valid name: use lower case letters, digits, - and ., with a letter or digit first and last in each part.`;
}

/** What is wrong with the value of a label, or null. It is not repeated: somebody may have put a password there. */
export function labelValueProblem(text: string): string | null {
  if (text.length > maxLabel) return `Use ${maxLabel} characters at most; these are ${text.length}.`;
  if (labelValueShape.test(text)) return null;
  return 'A label value takes letters, digits, -, _ and ., with a letter or digit first and last.';
}

/** What is wrong with the key of a label, `[prefix/]name`, or null. */
export function labelKeyProblem(text: string): string | null {
  const [first = '', second, ...rest] = text.split('/');
  if (rest.length > 0) return `${shown(text)} is no label key: use one / at most.`;
  const prefix = second === undefined ? null : first;
  const name = second ?? first;
  if (prefix !== null && dnsSubdomainProblem(prefix) !== null) {
    return `${shown(prefix)} is no label prefix: use a DNS name such as corp.example.`;
  }
  if (name === '') return 'Enter a label key.';
  return labelValueProblem(name) === null
    ? null
    : `${shown(name)} is no label key: use letters, digits, -, _ and ., 63 at most.`;
}

/** What is wrong with a data key, or null (apimachinery IsConfigMapKey). */
export function dataKeyProblem(text: string): string | null {
  if (text.length > maxSubdomain) return `Use ${maxSubdomain} characters at most; these are ${text.length}.`;
  if (!dataKeyShape.test(text)) return `${shown(text)} is no data key: use letters, digits, -, _ and .`;
  return text === '.' || text.startsWith('..')
    ? `${shown(text)} is no data key: it must not be . or start with ..`
    : null;
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
