import type { Outside } from '#lib/demo/outside.ts';
import { corp } from '#lib/demo/scenario/logins.ts';
import type { RemedyCode } from '#lib/domain/pull/remedy.ts';
import type { Typed } from './press-remedy.ts';

/** The part of a pod template that people change to heal a pull. */
export type Template = {
  nodeSelector?: Record<string, string>;
  containers: { image: string; imagePullPolicy?: string }[];
};

/** What somebody does: press the remedy, type a credential into it, or act where no button reaches. Tokens age from when the demo began. */
export type Cure =
  | { by: 'pressing' }
  | { by: 'typing'; login: (startedAt: number) => Typed }
  | { by: 'editing'; change: (template: Template) => void }
  | { by: 'others'; act: (outside: Outside) => void };

export type HealCase = {
  at: string;
  remedy: RemedyCode;
  cure: Cure;
  /** `namespace/workload/container` of all that heal with it; the remedy is the one of the first. */
  heals: readonly string[];
};

export const pressing: Cure = { by: 'pressing' };

export function typing(login: Typed): Cure {
  return { by: 'typing', login: () => login };
}

export function image(name: string): Cure {
  return {
    by: 'editing',
    change({ containers }) {
      for (const container of containers) container.image = name;
    },
  };
}

export const pushing = (name: string): Cure => ({ by: 'others', act: (outside) => outside.push(name) });
export const mending = (node: string): Cure => ({ by: 'others', act: (outside) => outside.mendNode(node) });
export const granting: Cure = {
  by: 'others',
  act: (outside) => outside.grant(corp, 'svc-pull-recommend', 'payments'),
};

export function heal(what: `${string} ${RemedyCode}`, cure: Cure, ...heals: readonly string[]): HealCase {
  const [at, remedy] = what.split(' ') as [string, RemedyCode];
  return { at, remedy, cure, heals };
}
