/** Letters that could steer a terminal, hide words or turn them round: found, dropped, or shown for what they are. */

// The flags of England, Scotland and Wales are the only emoji spelt with tag characters.
const FLAG =
  '\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}';

// Controls but tab and line feed; line and paragraph separators; bidi embeddings, overrides and isolates; tag
// characters; non-characters; halves of a surrogate pair. Joiners and direction marks stay: real languages and emoji
// need them.
const HIDDEN =
  '(?![\\n\\t])\\p{Cc}|[\\u2028-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF\\u{E0000}-\\u{E007F}]|\\p{Cs}';

/** A change of colour or weight, the one thing of a terminal's that our own pages use. */
const COLOUR = '\\x1b\\[[0-9;]*m';

/** A line end of two letters; a CR alone could take a terminal back over the line. */
const CRLF = '\\r(?=\\n)';

const FLAG_OR_HIDDEN = new RegExp(`(${FLAG})|${HIDDEN}`, 'gu');
const SHOWN_OR_HIDDEN = new RegExp(`(${FLAG}|${CRLF})|${HIDDEN}`, 'gu');
const PAINTED_OR_HIDDEN = new RegExp(`(${FLAG}|${CRLF}|${COLOUR})|${HIDDEN}`, 'gu');

// Escape sequences whole, so that their letters do not stay behind.
const SEQUENCES =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -~]?/g;

/** Text with every hidden letter shown as U+FFFD. */
export const visibleText = (text: string): string =>
  text.replace(SHOWN_OR_HIDDEN, (_, kept: string | undefined) => kept ?? '\uFFFD');

/** The same for what we painted ourselves: its colours stay. */
export const visiblePainted = (text: string): string =>
  text.replace(PAINTED_OR_HIDDEN, (_, kept: string | undefined) => kept ?? '\uFFFD');

/** Where the first letter stands that no plan may hold; -1 when there is none. */
export function hiddenAt(text: string): number {
  for (const { 1: flag, index } of text.matchAll(FLAG_OR_HIDDEN)) if (flag === undefined) return index;
  return -1;
}

/** The text as a plan can keep it: CR LF and CR become LF, hidden letters are dropped. */
export const tidyText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(FLAG_OR_HIDDEN, (_, flag: string | undefined) => flag ?? '');

/** Typed or pasted text as an answer can hold it: no escape sequences or controls, LF as line end, tabs as spaces. */
export const plainText = (text: string): string => tidyText(text.replace(SEQUENCES, '')).replace(/\t/g, ' ');
