import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { originalOf } from './original.ts';
import type { Path } from './problems.ts';
import { readYaml, type YamlFile } from './read.ts';

/** The file with some names changed where they stand, all else byte for byte, read anew. A path that is not there is let be. */
export function renamed(file: YamlFile, names: readonly (readonly [path: Path, name: string])[]): YamlFile {
  const original = originalOf(file.doc);
  if (!original) return file;
  const places = names.flatMap(([path, name]) => {
    const [from, to] = nameAt(file.doc.contents, path)?.range ?? [];
    return from === undefined || to === undefined ? [] : [{ from, to, name }];
  });
  const text = places
    .sort((a, b) => b.from - a.from)
    .reduce((sum, { from, to, name }) => sum.slice(0, from) + name + sum.slice(to), original.text);
  return readYaml(text, { keys: original.keys });
}

/** The name that a path ends in, as it is written. */
function nameAt(node: unknown, path: Path): Node | undefined {
  const [step, ...rest] = path;
  if (isSeq(node)) return nameAt(node.items[Number(step)], rest);
  const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
  return rest.length === 0 ? (pair?.key as Node | undefined) : nameAt(pair?.value, rest);
}
