/** Markdown as a tree of blocks: the one reading that the terminal and the web page share. */
import MarkdownIt, { type Token } from 'markdown-it';

export interface Block {
  readonly token: Token;
  readonly children: readonly Block[];
}

const PARSER = new MarkdownIt({ html: false, linkify: false, typographer: false });
// An escaped mark stays a token of its own, so that what a person typed is never taken for a box or a line of ours.
PARSER.core.ruler.disable('text_join');
// Only addresses and numbers that a reader of the paper can type. Anything else stays words.
PARSER.validateLink = (address) => /^(https?:\/\/|tel:)/i.test(address);

/** The blocks of a handout, each with those inside it. */
export function markdownTree(markdown: string): readonly Block[] {
  const root: Block[] = [];
  const open = [root];
  for (const token of PARSER.parse(markdown, {})) {
    if (token.nesting < 0) open.pop();
    else {
      const children: Block[] = [];
      open.at(-1)?.push({ token, children });
      if (token.nesting > 0) open.push(children);
    }
  }
  return root;
}
