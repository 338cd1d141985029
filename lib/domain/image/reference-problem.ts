import { cutReference, isDomain, isPath, isTag, maxTagLength } from '#lib/domain/image/grammar.ts';
import type { ReferenceProblem } from '#lib/domain/image/named.ts';

/** Why a kubelet cannot parse an image, in the finest words that the text allows. */
export type ImageProblem =
  | 'empty'
  | 'too-long'
  | 'white-space'
  | 'placeholder'
  | 'scheme'
  | 'identifier'
  | 'upper-case'
  | 'registry'
  | 'empty-part'
  | 'repository'
  | 'tag'
  | 'digest';

type Explained = { problem: ImageProblem; sentence: string };

const schemes = ['https://', 'http://', 'docker://', 'oci://', 'docker-pullable://'];

function schemeOf(text: string): string | null {
  const start = text.slice(0, 20).toLowerCase();
  return schemes.find((scheme) => start.startsWith(scheme)) ?? null;
}

const hasWhiteSpace = (text: string) => /\s/.test(text);
const placeholders = ['${', '$(', '{{', '<', '%('];

/** Cluster text inside a sentence: short, in quotes. */
function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
}

function digestSentence(digest: string, problem: ReferenceProblem): string {
  if (problem === 'digest-algorithm') {
    return `The digest algorithm of ${quoted(digest)} is not known to kubelets. Use sha256, sha384 or sha512.`;
  }
  if (problem === 'digest-length') {
    return `The digest ${quoted(digest)} has the wrong length. Copy it again in full: sha256 is followed by 64 characters.`;
  }
  return `The digest ${quoted(digest)} is not one. Write @sha256: and 64 characters of 0-9 and a-f.`;
}

function tagSentence(tag: string): string {
  if (tag === '') return 'The tag behind the colon is empty. Write a tag, or leave the colon out for latest.';
  if (tag.length > maxTagLength) return `The tag is longer than ${maxTagLength} characters. Shorten it.`;
  return `The tag ${quoted(tag)} is not one. Use letters, digits, dots, dashes and underscores, with a letter, digit or underscore first.`;
}

/** Which part of the text breaks the grammar. */
function explainFormat(text: string, problem: ReferenceProblem): Explained {
  const { name, tag, digest } = cutReference(text);
  if (digest !== null && problem !== 'format')
    return { problem: 'digest', sentence: digestSentence(digest, problem) };
  if (name.startsWith('/') || name.endsWith('/') || name.includes('//')) {
    return {
      problem: 'empty-part',
      sentence:
        'The repository has an empty part: a slash at its start or end, or two in a row. Remove the extra slash.',
    };
  }
  const cut = name.indexOf('/');
  const first = cut === -1 ? '' : name.slice(0, cut);
  if ((first.includes('.') || first.includes(':')) && !isDomain(first) && !isPath(first)) {
    return {
      problem: 'registry',
      sentence: `The registry ${quoted(first)} is no host name. Use letters, digits, dots and dashes, and digits for the port.`,
    };
  }
  if (tag !== null && !isTag(tag)) return { problem: 'tag', sentence: tagSentence(tag) };
  const path = isDomain(first) ? name.slice(cut + 1) : name;
  if (digest !== null && isPath(path))
    return { problem: 'digest', sentence: digestSentence(digest, problem) };
  return {
    problem: 'repository',
    sentence: `The repository ${quoted(path)} is not one. Use lower-case letters and digits, joined by single dots, one or two underscores, or dashes.`,
  };
}

/** Turns a refusal of the parser into the problem and a sentence that says what to write instead. */
export function explainProblem(text: string, problem: ReferenceProblem): Explained {
  if (text.trim() === '') {
    return {
      problem: 'empty',
      sentence: 'The image is empty. Write a repository and a tag, such as nginx:1.27.',
    };
  }
  if (problem === 'too-long') {
    return {
      problem: 'too-long',
      sentence: 'The image name is too long. A repository path has 255 characters at most: shorten it.',
    };
  }
  const scheme = schemeOf(text);
  if (scheme !== null) {
    return {
      problem: 'scheme',
      sentence: `The image starts with ${scheme}. Leave that out and begin with the registry.`,
    };
  }
  if (placeholders.some((mark) => text.includes(mark))) {
    return {
      problem: 'placeholder',
      sentence:
        'The image holds a placeholder that nothing filled in. Set its value where the manifest is rendered.',
    };
  }
  if (hasWhiteSpace(text)) {
    return {
      problem: 'white-space',
      sentence: 'The image holds white space. Remove it, also at the start and end.',
    };
  }
  if (problem === 'identifier') {
    return {
      problem: 'identifier',
      sentence:
        'The image is a bare image ID of 64 hexadecimal characters. Write the repository and @sha256: before it.',
    };
  }
  if (problem === 'upper-case') {
    return {
      problem: 'upper-case',
      sentence: 'The repository holds upper case. Write it in lower case; only tags may have capitals.',
    };
  }
  return explainFormat(text, problem);
}
