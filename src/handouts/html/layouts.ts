/** Parts of a page that are laid out -> HTML: see ../layouts.ts for what each is. */
import type { Token } from 'markdown-it';
import type { Picture } from '../../knowledge/knowledge.ts';
import { isLayout, type LayoutName } from '../layouts.ts';
import type { Block } from '../tree.ts';
import { escapeHtml, inlineHtml, type DrawnNames } from './inline.ts';

/** What laying out needs of a page. */
export interface Drawing {
  readonly pictures: Readonly<Record<string, Picture>>;
  /** The number to call, for the picture of a phone that has room for three letters. */
  readonly emergency: string;
  readonly drawings: Readonly<Record<string, string>>;
  readonly names: DrawnNames;
}

type Draw = (blocks: readonly Block[]) => string;

/** A part between fences. `draw` makes what is inside in the ordinary way. */
export function layoutHtml({ token, children }: Block, page: Drawing, draw: Draw): string {
  const name = token.info;
  const pictures = (token.meta as { pictures: readonly string[] }).pictures;
  return isLayout(name) ? LAY_OUT[name](children, { page, draw, pictures }) : draw(children);
}

interface Context {
  page: Drawing;
  draw: Draw;
  pictures: readonly string[];
}

const LAY_OUT: Record<LayoutName, (blocks: readonly Block[], context: Context) => string> = {
  strip: (blocks, context) => {
    const [call, ...beside] = blocks;
    const number = call ? wordsIn(lastBold(tokensOf(call))?.inside ?? []) : '';
    const size = number.length <= 4 ? 'huge' : number.length <= 12 ? 'big' : 'said';
    const rows = beside.length > 0 ? `\n<div>\n${rowsIn(beside, context, numberRow)}\n</div>` : '';
    return `<section class="emergency ${size}${rows === '' ? ' alone' : ''}">\n${context.draw(call ? [call] : [])}${rows}\n</section>`;
  },
  poster: (blocks, { draw }) => `<section class="poster">\n${draw(blocks)}\n</section>`,
  steps: (blocks, context) => numbered(blocks, context, 'steps'),
  cells: (blocks, context) => numbered(blocks, context, 'cells'),
  people: (blocks, context) => rowsIn(blocks, context, numberRow),
  visits: (blocks, context) => rowsIn(blocks, context, dayRow),
  box: (blocks, { page, draw, pictures: [name] }) =>
    `<section class="framed">\n${pictureHtml(name, page)}<div>\n${draw(blocks)}\n</div>\n</section>`,
  'own-words': (blocks, { draw }) => `<section class="own">\n${draw(blocks)}\n</section>`,
  columns: (blocks, { draw }) => {
    const sides = sidesOf(blocks).map((parts) =>
      parts.map((part) => `<section>\n${draw(part)}\n</section>`).join('\n'),
    );
    return `<div class="two">\n${sides.map((side) => `<div>\n${side}\n</div>`).join('\n')}\n</div>`;
  },
  end: () => '',
  risk: (blocks, { page, draw }) =>
    `<section class="risk">\n${page.drawings['risk'] ? `<figure>${page.drawings['risk']}</figure>\n` : ''}${draw(blocks)}\n</section>`,
};

/** A picture with its words for those who hear it; nothing when there is none of that name. */
export function pictureHtml(name: string | undefined, { pictures, emergency }: Drawing): string {
  const picture = name !== undefined && Object.hasOwn(pictures, name) ? pictures[name] : undefined;
  if (!picture) return '';
  const number = emergency.length <= 3 ? escapeHtml(emergency) : '';
  return `<svg class="picture" viewBox="0 0 64 64" role="img" aria-label="${escapeHtml(picture.title)}">${picture.marks.replaceAll('{{emergency}}', number)}</svg>`;
}

/** Steps: a number, a picture, and words of which the first bold ones say what to do. */
function numbered(blocks: readonly Block[], { page, draw, pictures }: Context, name: string): string {
  return blocks
    .map((block) => {
      if (block.token.type !== 'ordered_list_open') return draw([block]);
      const rows = block.children.map((item, index) => {
        const number = `<span class="step" aria-hidden="true">${escapeHtml(item.token.info)}</span>`;
        return `<li dir="auto">${number}${pictureHtml(pictures[index], page)}<div>${draw(item.children)}</div></li>`;
      });
      return `<ol role="list" class="${name}">\n${rows.join('\n')}\n</ol>`;
    })
    .join('\n');
}

type Row = (tokens: readonly Token[], names: DrawnNames) => string;

/** Lists as rows. */
function rowsIn(blocks: readonly Block[], { page, draw }: Pick<Context, 'page' | 'draw'>, row: Row): string {
  // A line to write on is a rule already.
  const rowOf = (item: Block): string => {
    const html = row(tokensOf(item.children[0] ?? item), page.names);
    return `<li dir="auto"${html.includes('class="line') ? ' class="open"' : ''}>${html}</li>`;
  };
  return blocks
    .map((block) =>
      block.token.type === 'bullet_list_open'
        ? `<ul role="list" class="rows">\n${block.children.map(rowOf).join('\n')}\n</ul>`
        : draw([block]),
    )
    .join('\n');
}

const cell = (name: string, tokens: readonly Token[], names: DrawnNames): string =>
  tokens.length === 0 ? '' : `<span class="${name}">${inlineHtml(tokens, names)}</span>`;

/** What is bold at the end stands large at the right. */
const numberRow: Row = (tokens, names) => {
  const last = lastBold(tokens);
  if (!last) return cell('what', tokens, names);
  const [what, more] = [withoutEdge(last.before, END), withoutEdge(last.after, START)];
  return cell('what', what, names) + cell('call', last.inside, names) + cell('more', more, names);
};

/** What is bold at the start stands at the left. */
const dayRow: Row = (tokens, names) => {
  const first = firstBold(tokens);
  if (!first) return cell('what', tokens, names);
  return cell('when', first.inside, names) + cell('what', withoutEdge(first.after, START), names);
};

interface Bold {
  before: readonly Token[];
  inside: readonly Token[];
  after: readonly Token[];
}

/** Bold words that a row starts with. */
function firstBold(tokens: readonly Token[]): Bold | undefined {
  const from = tokens.findIndex(({ type, content }) => type !== 'text' || content !== '');
  return tokens[from]?.type === 'strong_open' ? boldFrom(tokens, from) : undefined;
}

const lastBold = (tokens: readonly Token[]): Bold | undefined =>
  boldFrom(
    tokens,
    tokens.findLastIndex(({ type }) => type === 'strong_open'),
  );

function boldFrom(tokens: readonly Token[], from: number): Bold | undefined {
  const to = tokens.findIndex(({ type }, index) => index > from && type === 'strong_close');
  if (from < 0 || to < 0) return undefined;
  return { before: tokens.slice(0, from), inside: tokens.slice(from + 1, to), after: tokens.slice(to + 1) };
}

/** Marks that joined the words of a row say nothing between its cells. */
const START = /^[\s,:·]+/u;
const END = /[\s,:·]+$/u;

function withoutEdge(tokens: readonly Token[], edge: RegExp): Token[] {
  const at = edge === START ? 0 : tokens.length - 1;
  return tokens
    .map((token, index) =>
      index === at && token.type === 'text'
        ? Object.assign(Object.create(Object.getPrototypeOf(token)) as Token, token, {
            content: token.content.replace(edge, ''),
          })
        : token,
    )
    .filter(({ type, content }) => type !== 'text' || content !== '');
}

const wordsIn = (tokens: readonly Token[]): string => tokens.map(({ content }) => content).join('');

const tokensOf = (block: Block): readonly Token[] =>
  block.token.type === 'inline' ? (block.token.children ?? []) : block.children.flatMap(tokensOf);

/** Parts that each start with a heading, in their order, each on the side that is shorter so far. */
export function sidesOf(blocks: readonly Block[]): [left: Block[][], right: Block[][]] {
  const sides: [Block[][], Block[][]] = [[], []];
  const high = [0, 0];
  for (const part of byHeading(blocks)) {
    const side = high[0]! <= high[1]! ? 0 : 1;
    sides[side].push(part);
    high[side]! += part.reduce((sum, block) => sum + weightOf(block), 0);
  }
  return sides;
}

/** About how many letters a block takes the room of, half a page wide. */
function weightOf({ token, children }: Block): number {
  const own =
    token.info === 'risk' ? 180 : token.type === 'inline' ? Math.ceil(token.content.length / 40) * 40 : 12;
  return children.reduce((sum, child) => sum + weightOf(child), own);
}

function byHeading(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [];
  for (const block of blocks) {
    if (block.token.type === 'heading_open' || parts.length === 0) parts.push([]);
    parts.at(-1)!.push(block);
  }
  return parts;
}
