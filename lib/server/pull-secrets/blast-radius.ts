import 'server-only';
import { count } from '#lib/domain/pull/sentence.ts';
import type { Context } from '../context.ts';
import type { ExistingSecret } from './existing-secret.ts';
import { redactSecret } from './redact.ts';
import { stoppedByDeleting } from './secret-effects.ts';
import { podsNaming } from './secret-use.ts';
import { surroundingsOf } from './surroundings.ts';

/** Whom deleting a secret would hit, as a sentence: pods that end already are not counted. */
export async function blastRadius(context: Context, { object, name }: ExistingSecret): Promise<string> {
  const around = await surroundingsOf(context);
  const facts = redactSecret(object);
  const naming = podsNaming(facts, around).length;
  const stopped = stoppedByDeleting(facts, around).length;
  const named = naming === 0 ? 'no pod names it' : `${count(naming, 'pod names', 'pods name')} it`;
  const after =
    stopped === 0
      ? 'nothing that runs depends on it'
      : `${count(stopped, 'pod runs', 'pods run')} images that it serves and could not pull them again`;
  return `${name} would be deleted: ${named}, and ${after}.`;
}
