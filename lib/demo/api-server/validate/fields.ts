import { type FieldProblem } from '../status.ts';

/** The problems of one object as they are found, worded as apimachinery's field errors. */
export class Findings {
  readonly problems: FieldProblem[] = [];

  required(field: string, detail = ''): void {
    this.#add('FieldValueRequired', field, detail === '' ? 'Required value' : `Required value: ${detail}`);
  }

  invalid(field: string, value: unknown, detail: string): void {
    this.#add('FieldValueInvalid', field, `Invalid value: ${JSON.stringify(value) ?? 'null'}: ${detail}`);
  }

  forbidden(field: string, detail: string): void {
    this.#add('FieldValueForbidden', field, `Forbidden: ${detail}`);
  }

  tooLong(field: string, limit: number): void {
    this.#add('FieldValueTooLong', field, `Too long: may not be more than ${limit} bytes`);
  }

  duplicate(field: string, value: string): void {
    this.#add('FieldValueDuplicate', field, `Duplicate value: ${JSON.stringify(value)}`);
  }

  unsupported(field: string, value: unknown, supported: readonly string[]): void {
    const listed = supported.map((item) => `"${item}"`).join(', ');
    this.#add(
      'FieldValueNotSupported',
      field,
      `Unsupported value: ${JSON.stringify(value)}: supported values: ${listed}`,
    );
  }

  #add(reason: FieldProblem['reason'], field: string, message: string): void {
    this.problems.push({ reason, field, message });
  }
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

export const SUBDOMAIN_RULE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

export const LABEL_RULE =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

export function isLabel(text: string): boolean {
  return text.length <= 63 && LABEL.test(text);
}

export function isSubdomain(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}
