/** Of what cannot be pulled, how much may heal without anybody: a sentence to append, empty where nothing does. */
export function passingWords(waiting: number): string {
  return waiting === 0 ? '' : ` ${waiting} of them may pass by ${waiting === 1 ? 'itself' : 'themselves'}.`;
}
