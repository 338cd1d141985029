import { cn } from '#components/ui/cn.ts';
import { registryPresets, type PresetCode, type RegistryPreset } from '#lib/domain/pull-secret/presets.ts';

type PresetChoiceProps = { chosen: PresetCode; onChoose: (preset: RegistryPreset) => void };

/** The usual registries: choosing one fills in what is the same for everybody. */
export function PresetChoice({ chosen, onChoose }: PresetChoiceProps) {
  return (
    <div role="group" aria-label="Kind of registry" className="flex flex-wrap gap-[5px]">
      {registryPresets.map((preset) => (
        <button
          key={preset.code}
          type="button"
          aria-pressed={preset.code === chosen}
          onClick={() => onChoose(preset)}
          className={cn(
            'h-[26px] rounded-sm border border-line-strong bg-surface px-[9px] text-xs text-ink-2 hover:bg-hover hover:text-ink max-cards:h-8.5',
            'aria-pressed:border-accent aria-pressed:bg-accent-tint aria-pressed:font-medium aria-pressed:text-ink',
          )}
        >
          {preset.name}
        </button>
      ))}
    </div>
  );
}

/** What to write where only a part of the key is given: `<account>.dkr.ecr.<region>…` is no key yet. */
export function isPattern(key: string): boolean {
  return /[<>[\]]/.test(key);
}
