/** What a terminal in raw mode sends -> keys. Pastes stay whole, type-ahead stays in order. No clock: see `flush`. */
import { plainText } from '../text/visible.ts';

export type KeyName =
  | 'enter'
  | 'newline'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'word_left'
  | 'word_right'
  | 'home'
  | 'end'
  | 'backspace'
  | 'delete'
  | 'cut_word_left'
  | 'cut_word_right'
  | 'cut_left'
  | 'cut_right'
  | 'redraw'
  | 'interrupt'
  | 'end_of_input';

export type Key =
  | { kind: 'key'; name: KeyName }
  /** Typed or pasted, on one line. */
  | { kind: 'text'; text: string }
  /** Several lines between the marks of a paste. */
  | { kind: 'paste'; text: string }
  /** Several lines that came at once without marks: a paste, or answers typed ahead, as the prompt decides. */
  | { kind: 'lines'; text: string };

const PASTE_START = '\x1b[200~';
const PASTE_END = '\x1b[201~';
/** No key is longer; more than this without an end is thrown away. */
const LONGEST_SEQUENCE = 4096;

/** Reads chunks of decoded text. What may be the start of a key or a paste waits for more, or for `flush`. */
export class KeyReader {
  #pending = '';
  #paste: string | undefined;

  /** True while something waits to be completed. */
  get waiting(): 'paste' | 'key' | undefined {
    if (this.#paste !== undefined) return 'paste';
    return this.#pending ? 'key' : undefined;
  }

  read(chunk: string): Key[] {
    const keys: Key[] = [];
    let data = this.#pending + chunk;
    this.#pending = '';
    while (data) {
      if (this.#paste !== undefined) {
        const all = this.#paste + data;
        const end = all.indexOf(PASTE_END);
        this.#paste = end === -1 ? all : undefined;
        if (end === -1) break;
        keys.push(...pasted(all.slice(0, end)));
        data = all.slice(end + PASTE_END.length);
        continue;
      }
      const start = data.indexOf(PASTE_START);
      keys.push(...this.#typed(start === -1 ? data : data.slice(0, start)));
      if (start === -1) break;
      this.#paste = '';
      this.#pending = '';
      data = data.slice(start + PASTE_START.length);
    }
    return keys;
  }

  /** Nothing more came for a while: a lone Escape is dropped, a paste without an end is taken as it is. */
  flush(): Key[] {
    const text = this.#paste;
    this.#pending = '';
    this.#paste = undefined;
    return text ? pasted(text) : [];
  }

  #typed(data: string): Key[] {
    if (severalLines(data)) return [{ kind: 'lines', text: plainText(data) }];
    const keys: Key[] = [];
    for (let at = 0; at < data.length;) {
      const found = TOKEN.exec(data.slice(at));
      const token = found?.[0] ?? data.slice(at);
      const unfinished = !found || (token === '\x1b' && at + 1 === data.length);
      if (unfinished) {
        this.#pending = token.length < LONGEST_SEQUENCE ? token : '';
        break;
      }
      at += token.length;
      const key = keyOf(token);
      if (key) keys.push(key);
    }
    return keys;
  }
}

/** A line end with more after it, and no key among it that is not text. */
const severalLines = (data: string): boolean =>
  /[\r\n][\s\S]*[^\r\n]/.test(data) && !/(?![\r\n\t])\p{Cc}/u.test(data);

function pasted(raw: string): Key[] {
  const text = plainText(raw).replace(/\n+$/, '');
  if (!text) return [];
  return [{ kind: text.includes('\n') ? 'paste' : 'text', text }];
}

// One key: CSI (with the odd `[[A` of the Linux console), SS3, a string of OSC, DCS, SOS, PM or APC with its end,
// Escape with a letter (Alt), a line end, another control, or a run of text.
const TOKEN =
  // oxlint-disable-next-line no-control-regex
  /^(?:\x1b\[(?:\[[A-E]|[0-?]*[ -/]*[@-~])|\x1bO[ -~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[^\x1b[\]OPX^_]|\x1b(?=\x1b|$)|\r\n?|\p{Cc}(?<!\x1b)|\P{Cc}+)/u;

const WITH_BRACKET: Record<string, KeyName> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  '1~': 'home',
  '7~': 'home',
  '4~': 'end',
  '8~': 'end',
  '3~': 'delete',
  '1;5C': 'word_right',
  '1;5D': 'word_left',
  '1;3C': 'word_right',
  '1;3D': 'word_left',
  '5C': 'word_right',
  '5D': 'word_left',
};
const WITH_ESCAPE: Record<string, KeyName> = {
  b: 'word_left',
  f: 'word_right',
  d: 'cut_word_right',
  '\x7f': 'cut_word_left',
  '\b': 'cut_word_left',
  '\r': 'newline',
  '\n': 'newline',
};
const CONTROLS: Record<string, KeyName> = {
  '\r': 'enter',
  '\n': 'enter',
  '\r\n': 'enter',
  '\x7f': 'backspace',
  '\b': 'backspace',
  '\x01': 'home',
  '\x02': 'left',
  '\x03': 'interrupt',
  '\x04': 'end_of_input',
  '\x05': 'end',
  '\x06': 'right',
  '\x0b': 'cut_right',
  '\x0c': 'redraw',
  '\x15': 'cut_left',
  '\x17': 'cut_word_left',
};

function keyOf(token: string): Key | undefined {
  const rest = token.slice(1);
  const name = !token.startsWith('\x1b')
    ? CONTROLS[token]
    : /^[[O]/.test(rest) && rest.length > 1
      ? WITH_BRACKET[rest.slice(1)]
      : WITH_ESCAPE[rest];
  if (name) return { kind: 'key', name };
  const text = token.startsWith('\x1b') ? '' : plainText(token);
  return text ? { kind: 'text', text } : undefined;
}
