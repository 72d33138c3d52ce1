/** A line drawing of templates/pictures/, read with care: what is put into a page as it stands can hold nothing but lines. */
import type { Picture } from '../knowledge/knowledge.ts';

const WHOLE = /^<svg (?<about>[^<>]*)>\s*<title>(?<title>[^<>&]+)<\/title>(?<marks>.*)<\/svg>\s*$/s;
const SQUARE = /(?:^| )viewBox="0 0 64 64"(?: |$)/;
/** One element, with nothing in it but, in `text`, letters or the number to call. */
const MARK =
  /^\s*<(?:(?:path|circle|rect|line)(?<shape>(?: [a-z0-9-]+="[^"<>&]*")*)\/>|text(?<words>(?: [a-z0-9-]+="[^"<>&]*")*)>(?:[^<>&{}]*|\{\{emergency\}\})<\/text>)/;
/** What says how a line looks and where it is. Nothing that names another file, a style or something to run. */
const LOOKS =
  /^(?:d|c?[xy]|[xy][12]|r[xy]?|width|height|points|transform|fill|stroke|stroke-width|stroke-dasharray|font-size|font-weight|font-family|text-anchor)$/;

/** The drawing in the text of a file; undefined when it is not one that may be printed. */
export function readPicture(svg: string): Picture | undefined {
  const { about = '', title = '', marks = '' } = WHOLE.exec(svg)?.groups ?? {};
  if (!SQUARE.test(about) || title.trim() === '') return undefined;
  let rest = marks.trim();
  while (rest !== '') {
    const mark = MARK.exec(rest);
    const looks = (mark?.groups?.['shape'] ?? mark?.groups?.['words'] ?? '').matchAll(/ ([a-z0-9-]+)=/g);
    if (!mark || [...looks].some(([, name = '']) => !LOOKS.test(name))) return undefined;
    rest = rest.slice(mark[0].length).trim();
  }
  return { title: title.trim(), marks: marks.trim().replace(/>\s+</g, '><') };
}
