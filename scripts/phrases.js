// The names and slots of every phrase of templates/words, for the compiler: src/text/phrases.json.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Path -> text or list of texts, the names of groups joined with dots. */
function* flat(group, path = '') {
  for (const [key, value] of Object.entries(group)) {
    if (typeof value === 'string' || Array.isArray(value)) yield [path + key, value];
    else yield* flat(value, `${path}${key}.`);
  }
}

const slots = (text) =>
  Object.fromEntries([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => [name, '']));

/** The file's text as it should be. */
export function phraseNames() {
  const names = { texts: {}, lists: {} };
  const folder = at('templates/words');
  for (const file of readdirSync(folder).sort())
    for (const [path, value] of flat(parse(readFileSync(`${folder}/${file}`, 'utf8')) ?? {}))
      if (Array.isArray(value)) names.lists[path] = slots(value.join('\n'));
      else names.texts[path] = slots(value);
  return `${JSON.stringify(names, null, 2)}\n`;
}

/** Writes it when it differs. */
export function writePhraseNames() {
  const file = at('src/text/phrases.json');
  const text = phraseNames();
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePhraseNames();
