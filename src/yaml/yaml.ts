/** Plan files as text: read with limits, edited with comments kept. The one door to the reading library. */
export type { Document } from 'yaml';
export type { Path, Place, Problem } from './problems.ts';
export { LIMITS } from './limits.ts';
export { fileOf, readYaml, type ReadOptions, type YamlFile } from './read.ts';
export { deleteIn, newDocument, setIn, type SetOptions } from './edit.ts';
export { formatYaml } from './format.ts';
export { renamed } from './rename.ts';
