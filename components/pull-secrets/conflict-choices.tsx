import { Segmented } from '#components/ui/segmented.tsx';
import type { ConflictChoice } from './secret-draft.ts';

const options = [
  { value: 'leave', label: 'Leave as is' },
  { value: 'merge', label: 'Add to it' },
  { value: 'replace', label: 'Replace' },
] as const;

type ConflictChoicesProps = {
  namespace: string;
  chosen: ConflictChoice;
  onChoose: (choice: ConflictChoice) => void;
};

/** What becomes of a secret that is there already; nothing unless somebody says so. */
export function ConflictChoices({ namespace, chosen, onChoose }: ConflictChoicesProps) {
  return (
    <Segmented
      label={`The secret that exists in ${namespace}`}
      options={options}
      value={chosen}
      onChoose={onChoose}
    />
  );
}
