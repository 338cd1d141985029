import { counted } from '#lib/domain/counted.ts';

/** Of what cannot be pulled, how much may heal without anybody: a sentence to append, empty where nothing does. */
export function passingWords(containers: number): string {
  if (containers === 0) return '';
  return ` ${counted(containers, 'container')} may pass by ${containers === 1 ? 'itself' : 'themselves'}.`;
}
