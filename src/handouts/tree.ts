/** Markdown as a tree of blocks: the one reading that the terminal and the web page share. */
import MarkdownIt, { type Token } from 'markdown-it';
import { fenceOf } from './layouts.ts';

export interface Block {
  readonly token: Token;
  readonly children: readonly Block[];
}

const PARSER = new MarkdownIt({ html: false, linkify: false, typographer: false });
// An escaped mark stays a token of its own, so that what a person typed is never taken for a box or a line of ours.
PARSER.core.ruler.disable('text_join');
// Only addresses and numbers that a reader of the paper can type. Anything else stays words.
PARSER.validateLink = (address) => /^(https?:\/\/|(tel|sms):)/i.test(address);
// A fence is a line of its own, outside of lists and quotes; what it opens ends at the next that closes.
PARSER.block.ruler.before(
  'fence',
  'layout',
  (state, line, _last, silent) => {
    if (state.tShift[line] !== 0 || state.parentType === 'blockquote') return false;
    const fence = fenceOf(state.src.slice(state.bMarks[line], state.eMarks[line]));
    if (!fence || (fence.name === '' && !state.env.open)) return false;
    // It ends the words of a list that stands before it.
    if (silent) return true;
    if (state.blkIndent > 0) return false;
    state.env.open = Number(state.env.open ?? 0) + (fence.name === '' ? -1 : 1);
    const token = fence.name === '' ? state.push('layout_close', '', -1) : state.push('layout_open', '', 1);
    token.info = fence.name;
    token.meta = { pictures: fence.pictures };
    state.line = line + 1;
    return true;
  },
  { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
);

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
