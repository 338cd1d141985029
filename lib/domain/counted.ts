/** A number with its noun: "1 pod", "4 pods", "1,284 pods". Nouns that take more than an s are given in both forms. */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : many}`;
}
