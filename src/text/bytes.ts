/**
 * Bytes of a file as text: UTF-8, or UTF-16 with its mark, the mark removed. Never replaces what it cannot read: then
 * it says which line, from 1, and whether that holds bytes of no letter or blank bytes.
 */
export function decodeBytes(bytes: Uint8Array): { text: string } | { bad: 'bytes' | 'nul'; line: number } {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return { bad: 'bytes', line: encoding === 'utf-8' ? badLine(bytes) : 1 };
  }
  const nul = text.indexOf('\0');
  return nul === -1 ? { text } : { bad: 'nul', line: text.slice(0, nul).split('\n').length };
}

/** The first line, from 1, that is not UTF-8. A line feed is never part of a longer character. */
function badLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start <= bytes.length; line += 1) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end === -1 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end === -1) break;
    start = end + 1;
  }
  return 1;
}
