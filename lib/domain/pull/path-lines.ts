import { triesByAnswer } from '#lib/domain/pull/leading-try.ts';
import type {
  EntryCard,
  LineKind,
  OtherCard,
  PathLine,
  PullPath,
  SecretCard,
} from '#lib/domain/pull/path.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

type Stops = Omit<PullPath, 'lines'>;

const secretLines: Record<SecretCard['state'], LineKind> = {
  read: 'followed',
  undecodable: 'followed',
  'wrong-type': 'followed',
  'wrong-key': 'followed',
  pending: 'followed',
  missing: 'missing',
  'not-listed': 'missing',
  'not-readable': 'hidden',
};

/** From the list's source to each secret; what is not linked is where an account's break is drawn. */
function toSecrets(walk: Walk, { account, secret }: Stops): PathLine[] {
  const from = account.card === null ? 'pod' : 'account';
  const broken = walk.break?.hop === 'account' && walk.break.code !== 'no-secret-listed';
  return secret.cards.map(({ id, state }) => ({
    from,
    to: id,
    kind: broken && id === 'unlisted:0' ? 'broken' : secretLines[state],
  }));
}

const idOfSecret = ({ secret }: Stops, name: string) =>
  secret.cards.find((card) => card.name === name)?.id ?? null;

function toEntries(walk: Walk, stops: Stops): PathLine[] {
  const { cards, folded } = stops.entry;
  const fails = walk.lookup?.outcome === 'fails';
  const lines = cards.flatMap((card): PathLine[] => {
    if (card.kind === 'entry') {
      const from = idOfSecret(stops, card.secret);
      const kind = fails || card.reason === 'not-listed' ? 'missing' : 'followed';
      return from === null ? [] : [{ from, to: card.id, kind }];
    }
    if (card.kind !== 'not-visible') return [];
    return stops.secret.cards.flatMap(({ id, state }): PathLine[] => {
      if (state === 'undecodable') return [{ from: id, to: card.id, kind: 'broken' }];
      if (fails || (state !== 'not-readable' && state !== 'pending')) return [];
      return [{ from: id, to: card.id, kind: state === 'pending' ? 'followed' : 'hidden' }];
    });
  });
  const sources = new Set(folded?.entries.map(({ secret }) => secret));
  const foldedLines = [...sources].flatMap((name): PathLine[] => {
    const from = idOfSecret(stops, name);
    return from === null ? [] : [{ from, to: 'folded', kind: fails ? 'missing' : 'followed' }];
  });
  return [...lines, ...foldedLines];
}

/** Each its own answer where they can be told apart, else the one they share. */
function answerOf(walk: Walk, { number }: EntryCard): string {
  return triesByAnswer(walk) === null || number === null ? 'answer:0' : `answer:${number - 1}`;
}

/** The one offered entry ends at the registry that let it in; refused ones end at the answer. */
function fromTried(walk: Walk, card: EntryCard): PathLine {
  const { id } = card;
  if (card.look === 'broken') return { from: id, to: 'registry', kind: 'broken' };
  const isOnly = walk.lookup?.tried.length === 1;
  switch (walk.reach) {
    case 'refused':
      return { from: id, to: answerOf(walk, card), kind: 'refused' };
    case 'waits':
      return walk.state === 'waiting'
        ? { from: id, to: 'answer:0', kind: 'told-to-wait' }
        : { from: id, to: 'registry', kind: 'followed' };
    case 'let-in':
    case 'pulled':
      return { from: id, to: 'registry', kind: isOnly ? 'used' : 'followed' };
    default:
      return { from: id, to: 'registry', kind: 'followed' };
  }
}

function fromEntry(walk: Walk, card: EntryCard): PathLine {
  if (card.number !== null) return fromTried(walk, card);
  return { from: card.id, to: 'registry', kind: card.look === 'broken' ? 'broken' : 'stub' };
}

function attemptLine({ reach, state }: Walk): LineKind {
  if (reach === 'pulled') return 'used';
  if (reach === 'not-asked') return 'stub';
  return reach === 'waits' && state === 'waiting' ? 'told-to-wait' : 'tried';
}

function fromOther(walk: Walk, { kind, id, number }: OtherCard): PathLine[] {
  const to = 'answer:0';
  if (kind === 'node-image') return [{ from: id, to, kind: 'stub' }];
  if (kind === 'not-visible')
    return walk.lookup?.outcome === 'fails' ? [] : [{ from: id, to, kind: 'hidden' }];
  const sure = kind === 'anonymous' && number !== null;
  return [{ from: id, to, kind: sure ? attemptLine(walk) : 'tried' }];
}

function toRegistry(walk: Walk, { entry, registry }: Stops): PathLine[] {
  const hasAnswer = registry.answers.length > 0;
  const lines = entry.cards.flatMap((card) =>
    card.kind === 'entry' ? [fromEntry(walk, card)] : fromOther(walk, card),
  );
  const folded: PathLine[] = entry.folded === null ? [] : [{ from: 'folded', to: 'registry', kind: 'stub' }];
  const known = lines.filter(({ to }) => hasAnswer || to === 'registry');
  return [...known, ...folded];
}

function hangingKind({ reach, state }: Walk): LineKind {
  if (reach === 'pulled') return 'used';
  if (reach === 'refused-before') return 'tried';
  return state === 'waiting' ? 'told-to-wait' : 'refused';
}

/** Below the registry hangs what it said to a credential it had let in, or before there was one. */
function toAnswers(walk: Walk, { registry }: Stops, before: readonly PathLine[]): PathLine[] {
  const isJoined = before.some(({ to }) => to === 'answer:0');
  if (isJoined || registry.answers.length === 0) return [];
  return [{ from: 'registry', to: 'answer:0', kind: hangingKind(walk) }];
}

/** The lines between the cards, by the rules of the drawing. */
export function pathLines(walk: Walk, stops: Stops): PathLine[] {
  const source: PathLine[] =
    stops.account.card === null ? [] : [{ from: 'pod', to: 'account', kind: 'followed' }];
  const before = [
    ...source,
    ...toSecrets(walk, stops),
    ...toEntries(walk, stops),
    ...toRegistry(walk, stops),
  ];
  return [...before, ...toAnswers(walk, stops, before)];
}
