/** Which letters of a text no font on this computer can show. Asked of the list of fonts; nothing is printed. */
import { runProgram } from './run.ts';

/** Letters that every font has: Latin, Greek and Cyrillic with their signs. */
const COMMON = /[\u0000-\u052F\u1E00-\u22FF\u2500-\u27BF]/;

const SCRIPT_NAMES = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Gujarati',
  'Gurmukhi',
  'Han',
  'Hangul',
  'Hebrew',
  'Hiragana',
  'Kannada',
  'Katakana',
  'Khmer',
  'Lao',
  'Malayalam',
  'Myanmar',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thai',
  'Tibetan',
] as const;
const SCRIPTS = SCRIPT_NAMES.map((name) => ({ name, pattern: new RegExp(`\\p{Script=${name}}`, 'u') }));
const EMOJI = /\p{Extended_Pictographic}/u;

/**
 * The names of scripts in `text` ("Arabic", "emoji") that would show as empty boxes. Only Linux may lack them; where
 * there is no list of fonts to ask, nothing is said.
 */
export async function lettersMissing(
  text: string,
  platform: NodeJS.Platform = process.platform,
): Promise<string[]> {
  if (platform !== 'linux') return [];
  const samples = new Map<string, string>();
  for (const letter of new Set(text)) {
    const name = COMMON.test(letter) ? undefined : scriptOf(letter);
    if (name && !samples.has(name)) samples.set(name, letter);
  }
  const missing = await Promise.all(
    [...samples].map(async ([name, letter]) => ((await hasFont(letter)) ? [] : [name])),
  );
  return missing.flat();
}

const scriptOf = (letter: string): string | undefined =>
  SCRIPTS.find(({ pattern }) => pattern.test(letter))?.name ?? (EMOJI.test(letter) ? 'emoji' : undefined);

/** True also when fc-list is not there: then nobody knows. */
async function hasFont(letter: string): Promise<boolean> {
  const code = letter.codePointAt(0)!.toString(16);
  const { ok, out } = await runProgram('fc-list', [`:charset=${code}`, 'family'], { env: process.env });
  return !ok || out.trim() !== '';
}
