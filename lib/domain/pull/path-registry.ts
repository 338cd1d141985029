import { platformText } from '#lib/domain/image/platform.ts';
import type { ImageReference } from '#lib/domain/image/reference.ts';
import { runningDigest } from '#lib/domain/image/running-digest.ts';
import type { PullCause } from '#lib/domain/pull/causes.ts';
import type { AnswerCard, PullPath } from '#lib/domain/pull/path.ts';
import { triesByAnswer } from '#lib/domain/pull/leading-try.ts';
import { stopOf } from '#lib/domain/pull/path-stop.ts';
import { code, secret, type Sentence } from '#lib/domain/pull/sentence.ts';
import { severityOf } from '#lib/domain/pull/severity.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

/** The answer in the fewest words; causes that are no answer of a registry are told all the same. */
const answerTitles: Readonly<Record<PullCause, string>> = {
  'undecodable-secret': 'Not asked',
  'never-policy': 'Not asked',
  'credential-provider': 'Not asked',
  signature: 'Signature refused by the node',
  'rate-limited': '429 Too Many Requests',
  'disk-full': 'No space left on the node',
  'platform-mismatch': 'No manifest for this platform',
  'manifest-unsupported': 'Format not readable',
  'invalid-reference': 'Not asked',
  'http-vs-https': 'http and https mixed up',
  proxy: 'The proxy failed',
  tls: 'Certificate not trusted',
  dns: 'Name not found',
  'digest-mismatch': 'Content differs from its digest',
  timeout: 'No answer in time',
  canceled: 'Broken off',
  'connection-refused': 'Connection refused',
  'registry-unavailable': 'Unavailable',
  unauthorized: '401 Unauthorized',
  'unauthorized-or-not-found': 'No right, or no such image',
  forbidden: '403 Forbidden',
  'not-found': '404 Not found',
  unknown: 'Not known',
};

/** `team/app:1` or `team/app@sha256:…`: the image as the registry knows it. */
export function imageWords({ repository, tag, digest }: ImageReference): string {
  return digest === null ? `${repository}:${tag ?? ''}` : `${repository}@${digest.slice(0, 15)}…`;
}

const times = ['', 'once', 'twice', 'three times'];

/** To whom it was said: told apart only where each entry got an answer of its own. */
function refusedWords(walk: Walk, offered: number, index: number): Sentence {
  const asked = triesByAnswer(walk)?.[index];
  if (asked !== undefined) {
    const user: Sentence = asked.username === '' ? [] : [', user ', code(asked.username)];
    return ['to the entry in ', secret(asked.secret), ...user];
  }
  if (walk.causes.length > 1) return [`to some of the ${offered}; equal answers are reported once`];
  return [`${times[offered] ?? `${offered} times`}; equal answers are reported once`];
}

function answerSentence(walk: Walk, cause: PullCause, index: number): Sentence {
  const { lookup, situation, image } = walk;
  if (
    cause === 'rate-limited' &&
    walk.causes.some(({ evidence }) => evidence?.text.toLowerCase().includes('qps') === true)
  ) {
    return ['The kubelet’s own limit of pulls per second, not the registry’s.'];
  }
  if (cause === 'platform-mismatch' && situation.node !== null) {
    const { os, architecture } = situation.node;
    return ['lacks ', code(platformText({ os, architecture, variant: null }))];
  }
  if (cause === 'not-found' && image.ok) return [imageWords(image.reference)];
  const offered = lookup?.tried.length ?? 0;
  if (walk.reach === 'refused' && offered > 1) return refusedWords(walk, offered, index);
  if (walk.reach === 'refused-before') {
    const what = walk.sent === 'nothing' ? 'which carried no credential' : 'before the secret was changed';
    return [`to the last attempt, ${what}`];
  }
  if (lookup?.complete === false) return ['from the kubelet’s message'];
  if (lookup?.anonymousFollows === true && walk.sent !== 'something') return ['to the anonymous attempt'];
  return walk.remembered ? ['as the kubelet said earlier'] : ['from the kubelet’s message'];
}

function failureAnswers(walk: Walk): AnswerCard[] {
  return walk.causes.map(({ code: cause }, index) => ({
    id: `answer:${index}`,
    look: severityOf([cause]) === 'wait' ? 'waiting' : cause === 'unknown' ? 'hidden' : 'broken',
    sentence: answerSentence(walk, cause, index),
    title: answerTitles[cause],
  }));
}

/** Whether events tell a download from an image that was there already (kubelet: event Pulled). */
function pulledTitle({ situation: { events } }: Walk): string {
  const pulled = events?.find(({ reason }) => reason === 'Pulled');
  if (pulled === undefined) return 'Runs';
  return pulled.message.includes('already present') ? 'Was on the node already' : 'Pulled';
}

function successAnswer(walk: Walk): AnswerCard {
  const digest = runningDigest(walk.subject.imageId)?.digest;
  const sentence: Sentence = digest === undefined ? [] : [code(digest.slice(0, 15)), '…'];
  return { id: 'answer:0', look: 'good', sentence, title: pulledTitle(walk) };
}

function registrySentence(walk: Walk): Sentence {
  const { lookup, image, reach } = walk;
  if (reach === 'not-asked') return ['Never asked.'];
  const [only, ...more] = lookup?.tried ?? [];
  if (reach === 'let-in' && only !== undefined && more.length === 0 && only.username !== '') {
    return [`Signed in as ${only.username}.`];
  }
  if (reach === 'refused' && more.length > 0) return [`Refused each of the ${more.length + 1}.`];
  const [nearest] = lookup?.notTried ?? [];
  if (walk.break?.hop === 'entry' && only === undefined && nearest !== undefined && nearest.username !== '') {
    return [`Never saw ${nearest.username}.`];
  }
  return image.ok ? [imageWords(image.reference)] : [];
}

/** The last stop: the registry and what it said. */
export function registryStop(walk: Walk): PullPath['registry'] {
  const { reach, image } = walk;
  const answers =
    reach === 'not-asked'
      ? []
      : walk.lead !== null
        ? failureAnswers(walk)
        : reach === 'pulled'
          ? [successAnswer(walk)]
          : [];
  const summary = reach === 'not-asked' ? 'not asked' : answers.length > 0 ? 'answered' : 'not known';
  const card = {
    id: 'registry',
    look: reach === 'not-asked' ? ('off' as const) : ('plain' as const),
    sentence: registrySentence(walk),
    host: image.ok ? image.reference.registry : '',
    image: image.ok ? imageWords(image.reference) : walk.subject.image,
  };
  const isReached = answers.length > 0 && reach !== 'not-asked';
  const stop = stopOf(walk, 'registry', summary, 'yes');
  return {
    ...stop,
    passed: stop.passed === 'yes' && !isReached ? 'not-reached' : stop.passed,
    card,
    answers,
  };
}
