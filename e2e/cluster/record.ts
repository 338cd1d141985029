export async function record(_say: (line: string) => void): Promise<void> {}
