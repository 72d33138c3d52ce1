/**
 * Parts of a handout that a page lays out. `::: name` opens one and `:::` closes the innermost, as the fenced divs of Pandoc
 * do; after the name may stand the pictures of its rows. Where nothing is laid out, what is inside stands as it is.
 */

/** Every layout there is; those with pictures take one for each row. */
export const LAYOUTS = {
  /** The number to call, huge, and what stands beside it. */
  strip: 'plain',
  /** A page for the wall: steps in large letters. The next part starts on a new page. */
  poster: 'plain',
  /** Numbered steps below each other, or beside each other. */
  steps: 'pictures',
  cells: 'pictures',
  /** A list whose rows end with a number in bold, or start with a day in bold. */
  people: 'plain',
  visits: 'plain',
  box: 'pictures',
  /** What someone wrote, in a frame of its own. */
  'own-words': 'plain',
  /** Parts that each start with a heading, two and two beside each other. */
  columns: 'plain',
  /** The bar of the riskiest weeks, drawn above what says the same. */
  risk: 'plain',
  /** For a window that shows the end of a page: on paper the same stands at the top already, so it is left out. */
  end: 'plain',
} as const;
export type LayoutName = keyof typeof LAYOUTS;

export interface Fence {
  /** Empty for one that closes. */
  name: string;
  /** What stands after the name. */
  pictures: readonly string[];
}

const FENCE = /^:::(?:[ \t]+(\S.*?))?[ \t]*$/;

/** The fence that a line is; undefined for any other line. A person's own is escaped, so it never is one. */
export function fenceOf(line: string): Fence | undefined {
  const fence = FENCE.exec(line);
  if (!fence) return undefined;
  const [name = '', ...pictures] = (fence[1] ?? '').split(/\s+/);
  return { name, pictures };
}

export const isLayout = (name: string): name is LayoutName => Object.hasOwn(LAYOUTS, name);

/** A number to tap. Its words are Markdown already. */
export const tapLink = (words: string, to: string): string => `[${words}](${to})`;

const TAP_LINK = /\[((?:\\.|[^\\\]])*)\]\((?:tel|sms):[+\d]+\)/g;

/** Markdown that stands alone: without fences and links to tap. */
export const plainMarkdown = (fenced: string): string =>
  fenced
    .split('\n')
    .filter((line) => !fenceOf(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .replace(TAP_LINK, '$1');
