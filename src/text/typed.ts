import { tidyText } from '../yaml/yaml.ts';

// Escape sequences whole, so that their letters do not stay behind; what is left of any control goes in tidyText.
const SEQUENCES =
  // oxlint-disable-next-line no-control-regex
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -~]?/g;

/** Typed or pasted text as an answer can hold it: no escape sequences or controls, LF as line end, tabs as spaces. */
export function plainText(text: string): string {
  return tidyText(text.replace(SEQUENCES, '')).replace(/\t/g, ' ');
}
