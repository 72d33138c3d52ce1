/**
 * US school grade of a text by the Flesch-Kincaid formula:
 * 0.39 x words per sentence + 11.8 x syllables per word - 15.59.
 * The formula punishes names nobody can avoid. A fixed glossary of them counts as a word of one syllable.
 */
import { syllable } from 'syllable';

/** Names that have no plainer word. Only add names; a long ordinary word has a shorter friend. */
export const GLOSSARY = [
  'methadone',
  'buprenorphine',
  'naloxone',
  'naltrexone',
  'lofexidine',
  'clonidine',
  'loperamide',
  'imodium',
  'pregabalin',
  'gabapentin',
  'gabapentinoid',
  'gabapentinoids',
  'benzodiazepine',
  'benzodiazepines',
  'diazepam',
  'zopiclone',
  'barbiturates',
  'heroin',
  'fentanyl',
  'morphine',
  'oxycodone',
  'hydrocodone',
  'codeine',
  'tramadol',
  'kratom',
  'nitazene',
  'nitazenes',
  'xylazine',
  'medetomidine',
  'opioid',
  'opioids',
  'hepatitis',
  'hiv',
  'tb',
  'midwife',
  'pharmacist',
  'pharmacy',
  'ambulance',
  'overdose',
  'emergency',
  'samaritans',
  'alcohol',
  'withdrawal',
  'medicine',
  'medicines',
  'england',
  'scotland',
  'wales',
  'northern',
  'ireland',
  'america',
  'united',
  'canada',
  'australia',
  'zealand',
  'american',
] as const;

const names = new Set<string>(GLOSSARY);

/** Grade of a whole text (Markdown marks, slots and numbers-only tokens are dropped first). 0 for an empty text. */
export function grade(text: string): number {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const syllables = words.reduce(
    (sum, word) => sum + (names.has(word.toLowerCase()) ? 1 : Math.max(1, syllable(word))),
    0,
  );
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** The sentences of a text. Each line of Markdown is at least one sentence. */
export function sentencesOf(text: string): string[] {
  const plain = text
    .replace(/\{\{[^}]*\}\}/g, '999')
    .replace(/\\(?=\S)/g, '')
    .replace(/[*_#>|`[\]]/g, ' ');
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return plain
    .split('\n')
    .flatMap((line) => [...segmenter.segment(line)].map((part) => part.segment.trim()))
    .filter((sentence) => wordsOf(sentence).length > 0);
}

const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
