const blockSize = 512;

type TarEntry = { path: string; mode: number; content: Buffer } | { path: string; target: string };

/** A ustar archive (POSIX.1-1988) of plain files and symbolic links, with no times or owners in it. */
export function writeTar(entries: readonly TarEntry[]): Buffer {
  const parts = entries.flatMap((entry) => {
    const content = 'content' in entry ? entry.content : Buffer.alloc(0);
    const padding = Buffer.alloc((blockSize - (content.length % blockSize)) % blockSize);
    return [header(entry, content.length), content, padding];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * blockSize)]);
}

function header(entry: TarEntry, size: number): Buffer {
  const block = Buffer.alloc(blockSize);
  const octal = (value: number, length: number): string => value.toString(8).padStart(length - 1, '0');
  block.write(entry.path, 0);
  block.write(octal('mode' in entry ? entry.mode : 0o777, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  block.write('target' in entry ? '2' : '0', 156);
  if ('target' in entry) block.write(entry.target, 157);
  block.write('ustar\u000000', 257);
  // The checksum is the sum of all bytes with its own field taken as spaces.
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 7)}\0 `, 148);
  return block;
}
