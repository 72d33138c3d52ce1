/** Plan files as text: read with limits, edited with comments kept. The one door to the reading library. */
import { lineIndex, problem, type Problem } from './problems.ts';

export type { Document } from 'yaml';
export type { Path, Place, Problem } from './problems.ts';
export { hasHidden, LIMITS, tidyText } from './limits.ts';
export { readYaml, type ReadOptions, type YamlFile } from './read.ts';
export { deleteIn, newDocument, setIn, type SetOptions } from './edit.ts';
export { formatYaml } from './format.ts';

/** Bytes of a file as text: UTF-8, or UTF-16 with its mark, the mark removed. Never replaces what it cannot read. */
export function decodeBytes(bytes: Uint8Array): { text: string } | { problem: Problem } {
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
    return { problem: problem('bytes', { line: encoding === 'utf-8' ? badLine(bytes) : 1, col: 1 }) };
  }
  const nul = text.indexOf('\0');
  return nul === -1 ? { text } : { problem: problem('nul', lineIndex(text)(nul)) };
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
