/** Blocks of a handout -> HTML. */
import type { Token } from 'markdown-it';
import type { Block } from '../tree.ts';
import { escapeHtml, inlineHtml, startsWithBox, startsWithLine } from './inline.ts';
import { layoutHtml, type Drawing } from './layouts.ts';

/** What the blocks of one page share. */
export interface Page extends Drawing {
  /** The level of the last heading, and how far levels are moved: a second title makes its headings one lower. */
  level: number;
  moved: number;
}

export function blocksHtml(blocks: readonly Block[], page: Page): string {
  return blocks.map((block, index) => blockHtml(block, blocks[index + 1], page)).join('\n');
}

function blockHtml(block: Block, next: Block | undefined, page: Page): string {
  const { token, children } = block;
  switch (token.type) {
    case 'heading_open':
      return headingHtml(block, page);
    case 'paragraph_open':
      return paragraphHtml(block, next, page);
    case 'bullet_list_open':
      return bulletsHtml(children, page);
    case 'ordered_list_open':
      return stepsHtml(children, page);
    case 'blockquote_open':
      return `<div class="note" role="note">\n${blocksHtml(children, page)}\n</div>`;
    case 'layout_open':
      return layoutHtml(block, page, (inside) => blocksHtml(inside, page));
    case 'table_open':
      return tableHtml(block, page);
    case 'fence':
      return fenceHtml(token, page);
    case 'code_block':
      return `<pre>${escapeHtml(token.content)}</pre>`;
    case 'hr':
      return token.markup.startsWith('_')
        ? `<p><span class="row"><span class="line long" role="img" aria-label="${escapeHtml(page.names.line)}"></span></span></p>`
        : '<hr>';
    default:
      return blocksHtml(children, page);
  }
}

const tokensOf = (block: Block): readonly Token[] =>
  block.children.flatMap(({ token }) => (token.type === 'inline' ? (token.children ?? []) : []));

/** One h1 a page, and no level left out: what screen readers and tables of contents go by. */
function headingHtml(block: Block, page: Page): string {
  const wanted = Number(block.token.tag.slice(1));
  const again = wanted === 1 && page.level > 0;
  if (again) page.moved = 1;
  const level = Math.min(wanted + page.moved, page.level + 1, 6);
  page.level = level;
  return `<h${level} dir="auto"${again ? ' class="title"' : ''}>${inlineHtml(tokensOf(block), page.names)}</h${level}>`;
}

/** "To get ready:" must not stand alone at the end of a page. */
function paragraphHtml(block: Block, next: Block | undefined, page: Page): string {
  const html = inlineHtml(tokensOf(block), page.names);
  if (block.token.hidden) return html;
  const leads =
    next?.token.type.endsWith('_list_open') && /:\s*$/.test(block.children[0]?.token.content ?? '');
  return `<p dir="auto"${leads ? ' class="leads"' : ''}>${html}</p>`;
}

/** From this many short boxes on a list stands in two columns. */
const COLUMNS_FROM = 8;
const SHORT = 44;

// A list without bullets is read out as a list only when it says so.
function bulletsHtml(items: readonly Block[], page: Page): string {
  const short = items.every(({ children }) => (children[0]?.children[0]?.token.content.length ?? 0) <= SHORT);
  const name = items.length >= COLUMNS_FROM && short && items.every(isTick) ? ' class="columns"' : '';
  return `<ul role="list"${name}>\n${items.map((item) => bulletHtml(item, page)).join('\n')}\n</ul>`;
}

const isTick = ({ children: [first] }: Block): boolean =>
  first !== undefined && startsWithBox(tokensOf(first));
const isLined = ({ children: [first] }: Block): boolean =>
  first !== undefined && startsWithLine(tokensOf(first));

/** A box is a bullet of its own, also beside items that have none. */
function bulletHtml(item: Block, page: Page): string {
  const name = isTick(item) ? ' class="tick"' : isLined(item) ? ' class="lined"' : '';
  return `<li dir="auto"${name}>${itemHtml(item, page)}</li>`;
}

function stepsHtml(items: readonly Block[], page: Page): string {
  const rows = items.map((item) => {
    const number = `<span class="step" aria-hidden="true">${escapeHtml(item.token.info)}</span>`;
    return `<li dir="auto">${number}<div>${itemHtml(item, page)}</div></li>`;
  });
  const first = items[0]?.token.info ?? '1';
  return `<ol role="list"${first === '1' ? '' : ` start="${escapeHtml(first)}"`}>\n${rows.join('\n')}\n</ol>`;
}

const itemHtml = ({ children }: Block, page: Page): string => blocksHtml(children, page);

function tableHtml(table: Block, page: Page): string {
  const rows = table.children.flatMap((part) => part.children);
  const html = rows.map((row) => `<tr>${row.children.map((cell) => cellHtml(cell, page)).join('')}</tr>`);
  const [head = '', ...body] = html;
  return `<table>\n<thead>${head}</thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}

function cellHtml(cell: Block, page: Page): string {
  const align = /left|center|right/.exec(String(cell.token.attrGet('style') ?? ''))?.[0];
  const name = align ? ` class="${align}"` : '';
  const html = inlineHtml(tokensOf(cell), page.names);
  if (cell.token.type === 'th_open' && html) return `<th scope="col" dir="auto"${name}>${html}</th>`;
  return `<td dir="auto"${name}>${html}</td>`;
}

/** A fence whose name has a drawing shows that; its text is the same in letters, for where nothing can be drawn. */
function fenceHtml(token: Token, page: Page): string {
  const name = token.info.trim();
  const drawing = Object.hasOwn(page.drawings, name) ? page.drawings[name] : undefined;
  return drawing === undefined ? `<pre>${escapeHtml(token.content)}</pre>` : `<figure>${drawing}</figure>`;
}
