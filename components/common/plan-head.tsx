import { PlanWord, planTones, type PlanLook } from './plan-list.tsx';
import { StackedBar } from './stacked-bar.tsx';

export type PlanCount = { look: PlanLook; count: number; word: string };

type PlanHeadProps = {
  /** "9 of 14 namespaces get corp-nexus". */
  title: string;
  /** What is counted: "Namespaces". */
  label: string;
  counts: readonly PlanCount[];
};

/** The plan in one sentence, one bar and a few numbers. */
export function PlanHead({ title, label, counts }: PlanHeadProps) {
  const shown = counts.filter(({ count }) => count > 0);
  return (
    <div className="grid gap-2 border-b border-line p-3">
      <p className="text-lg font-semibold tracking-title text-balance">{title}</p>
      <StackedBar
        label={label}
        parts={shown.map(({ look, count, word }) => ({
          label: word,
          count,
          tone: planTones[look],
          fill: look === 'forbidden' ? 'hatched' : 'solid',
        }))}
      />
      <ul className="flex flex-wrap gap-x-3 gap-y-1 text-xs">
        {shown.map(({ look, count, word }) => (
          <li key={word}>
            <PlanWord look={look}>
              <b className="font-semibold">{count}</b> {word}
            </PlanWord>
          </li>
        ))}
      </ul>
    </div>
  );
}
