/** A handout's Markdown -> one HTML file that prints well and carries everything it needs. */
import { hash } from 'node:crypto';
import { blocksHtml, type Page } from './blocks.ts';
import { markdownTree, type Block } from '../tree.ts';
import { cardHtml } from './card.ts';
import { escapeHtml, type DrawnNames } from './inline.ts';
import { styleSheet } from './style.ts';
import type { Picture } from '../../knowledge/knowledge.ts';
import type { Words } from '../../text/phrases.ts';

export interface HtmlOptions {
  /** Of the window and of the foot of each page; also the heading of a handout that has none. */
  title: string;
  /** A language tag, such as `en-GB`. */
  language: string;
  paper: 'A4' | 'Letter';
  /** Large print: 16 point instead of 12. */
  large?: boolean;
  /** `card`: the parts between rules are the faces of a card of true size. `sheet`: set closer. */
  kind?: 'page' | 'card' | 'sheet';
  words: Words;
  pictures?: Readonly<Record<string, Picture>>;
  /** The number to call. */
  emergency?: string;
  /** SVG by the name of what it stands in for, as `timelineSvg` makes it. Trusted: it is put in as it is. */
  drawings?: Readonly<Record<string, string>>;
}

/** The whole file. It loads nothing, runs nothing and sends nothing. */
export function renderHtml(markdown: string, options: HtmlOptions): string {
  const { title, language, paper, words } = options;
  const card = options.kind === 'card';
  const pageOf = words('pages.page_of', { n: '{{n}}', m: '{{m}}' });
  const css = styleSheet({
    title,
    paper,
    large: options.large ?? false,
    kind: options.kind ?? 'page',
    pageOf,
  });
  const drawings = options.drawings ?? {};
  const tree = markdownTree(markdown);
  const titled = tree.some(({ token }) => token.type === 'heading_open' && token.tag === 'h1');
  const { pictures = {}, emergency = '' } = options;
  const page: Page = {
    drawings,
    pictures,
    emergency,
    level: titled ? 0 : 1,
    moved: 0,
    names: namesOf(words),
  };
  const body = card ? cardHtml(tree, page) : pageHtml(tree, page);
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(css)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${css}</style>
</head>
<body>
<main>
${titled ? '' : `<h1 dir="auto">${escapeHtml(title)}</h1>\n`}${body}
</main>
</body>
</html>
`;
}

const namesOf = (words: Words): DrawnNames => ({
  line: words('pages.write_line'),
  open: words('pages.tick_box'),
  done: words('pages.ticked_box'),
});

/** The policy of a page: nothing may run, load or be sent; only the style sheet that is exactly `css` counts. */
export const contentPolicy = (css: string): string =>
  `default-src 'none'; style-src 'sha256-${hash('sha256', css, 'base64')}'; base-uri 'none'; form-action 'none'`;

/** Blocks in order. A rule with only paragraphs after it, at the end of a handout, starts its foot. */
function pageHtml(tree: readonly Block[], page: Page): string {
  const at = tree.findIndex((_, index) => footAfter(tree, index) > 0);
  if (at < 0) return blocksHtml(tree, page);
  const end = at + 1 + footAfter(tree, at);
  const foot = `<footer class="foot">\n${blocksHtml(tree.slice(at + 1, end), page)}\n</footer>`;
  return [blocksHtml(tree.slice(0, at), page), foot, pageHtml(tree.slice(end), page)].join('\n');
}

/** How many paragraphs the foot has that starts with the rule at `at`; 0 when that is no foot. */
function footAfter(tree: readonly Block[], at: number): number {
  const { type, markup = '' } = tree[at]?.token ?? {};
  if (type !== 'hr' || !markup.startsWith('-')) return 0;
  const rest = tree.slice(at + 1);
  const count = rest.findIndex(({ token }) => token.type !== 'paragraph_open');
  const next = rest[count];
  const ends = next === undefined || (next.token.type === 'heading_open' && next.token.tag === 'h1');
  return ends ? (count < 0 ? rest.length : count) : 0;
}
