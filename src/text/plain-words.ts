/** Words as they are compared: large or small, with any marks and spaces between them. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

// Letters that take up room and show nothing: fillers of Hangul, and the empty cell of braille.
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\u2800]/gu;

/** True for a text in which there is nothing to see. */
export const looksBlank = (text: string): boolean => text.replace(UNSEEN, '') === '';
