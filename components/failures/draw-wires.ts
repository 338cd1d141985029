import type { LineKind, PathLine } from '#lib/domain/pull/path.ts';

/** A line as it is drawn: the part that was walked first, then what is beyond a break or the end of a stub. */
export type Wire = {
  from: string;
  to: string;
  kind: LineKind;
  paths: readonly string[];
  breaksAt: { x: number; y: number } | null;
};

export type Drawing = { width: number; height: number; wires: readonly Wire[] };

type Box = { left: number; right: number; top: number; bottom: number };

/** Where lines turn between two columns, by the order of the cards they come from: so that they do not run into one. */
const turns = [12, 22, 17, 27, 7];

const stubLength = 14;

/** Measures the cards in `element` (`data-card`) and lays the lines between them. Cards that are not there have none. */
export function drawWires(element: HTMLElement, lines: readonly PathLine[]): Drawing {
  const frame = element.getBoundingClientRect();
  const boxes = new Map(
    [...element.querySelectorAll<HTMLElement>('[data-card]')].map((card) => {
      const { left, right, top, bottom } = card.getBoundingClientRect();
      const box = {
        left: left - frame.left,
        right: right - frame.left,
        top: top - frame.top,
        bottom: bottom - frame.top,
      };
      return [card.dataset['card'] ?? '', box] as const;
    }),
  );
  const sources = [...new Set(lines.map(({ from }) => from))];
  const turnOf = (from: string) => {
    const left = boxes.get(from)?.left;
    const column = sources.filter((source) => boxes.get(source)?.left === left);
    return turns[column.indexOf(from) % turns.length] ?? 12;
  };
  const wires = lines.flatMap((line): Wire[] => {
    const a = boxes.get(line.from);
    const b = boxes.get(line.to);
    return a === undefined || b === undefined ? [] : [layWire(line, a, b, turnOf(line.from))];
  });
  return { width: frame.width, height: frame.height, wires };
}

/** Lines leave and reach a card beside its title. */
const anchor = ({ top, bottom }: Box) => top + Math.min((bottom - top) / 2, 22);

function layWire({ from, to, kind }: PathLine, a: Box, b: Box, turn: number): Wire {
  const wire = { from, to, kind, breaksAt: null };
  const [x1, y1, x2, y2] = [a.right, anchor(a), b.left, anchor(b)];
  if (x2 < x1) return { ...wire, paths: [`M${a.left + 18} ${a.bottom}V${b.top}`] };
  if (kind === 'stub') {
    const end = x1 + stubLength;
    return { ...wire, paths: [`M${x1} ${y1}H${end}`, `M${end} ${y1 - 6}v12`] };
  }
  if (kind === 'broken') {
    const middle = (x1 + x2) / 2;
    const paths = [`M${x1} ${y1}H${middle - 13}`, bent(middle + 13, y1, x2, y2, 4)];
    return { ...wire, paths, breaksAt: { x: middle, y: y1 } };
  }
  return { ...wire, paths: [bent(x1, y1, x2, y2, Math.min(turn, (x2 - x1) / 1.6))] };
}

/** Across, round a corner of 8 at most, up or down, round another, across. */
function bent(x1: number, y1: number, x2: number, y2: number, turn: number): string {
  const height = Math.abs(y2 - y1);
  if (height < 1) return `M${x1} ${y1}H${x2}`;
  const middle = x1 + turn;
  const radius = Math.min(8, height / 2, turn, x2 - middle);
  const sign = Math.sign(y2 - y1);
  return `M${x1} ${y1}H${middle - radius}Q${middle} ${y1} ${middle} ${y1 + radius * sign}V${y2 - radius * sign}Q${middle} ${y2} ${middle + radius} ${y2}H${x2}`;
}
