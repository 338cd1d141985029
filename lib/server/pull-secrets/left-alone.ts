import 'server-only';
import type { LineEnd } from '../writes/refused-outcome.ts';
import { isOpenShifts } from './managers.ts';

/** Why a secret is not touched, whatever was asked: OpenShift would put it back, and rotates it itself. Else null. */
export function leftAlone({ name, managers }: { name: string; managers: readonly string[] }): LineEnd | null {
  if (!isOpenShifts(managers)) return null;
  const detail = `${name} is made and rotated by OpenShift and is left as it is; choose or create another secret.`;
  return { outcome: 'conflict', reason: 'managed', detail };
}
