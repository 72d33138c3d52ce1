/** Plans of an older version, in the form of this one. */
import { deleteIn, fileOf, renamed, setIn, type Path, type YamlFile } from '../yaml/yaml.ts';
import { keyOrder, PLAN_VERSION } from './shape.ts';

/** What version 1 called otherwise. */
const RENAMED: readonly (readonly [path: Path, name: string])[] = [
  [['made'], 'made_on'],
  [['use', 'stage'], 'status'],
  [['come_back', 'stage'], 'status'],
  [['parked', 'stage'], 'status'],
];

type Values = Record<string, unknown>;

/**
 * The file in the form of this version, when it is of an earlier one; any other as it is. Names change where they stand, so
 * notes and lines stay. Nothing is written: whoever saves it keeps a copy of the plan as it was. An answers file that does
 * not say its version is read as one of version 1 when it has a name that only that has.
 */
export function upgraded(file: YamlFile): YamlFile {
  const value = file.value as Values;
  if (value['version'] !== '1' && !(value['version'] === undefined && hasOldNames(value))) return file;
  const now = renamed(file, RENAMED);
  if (now.problems.length > 0) return now;
  const { doc } = now;
  const set = (path: Path, answer: unknown): void => setIn(doc, path, answer, { order: keyOrder });
  const old = now.value as Values;
  if (old['version'] !== undefined) set(['version'], String(PLAN_VERSION));
  placesLeft(old, set, (path) => deleteIn(doc, path));
  for (const [index, row] of rowsAt(old, 'triggers', 'list'))
    if (typeof row['then'] === 'string') set(['triggers', 'list', index, 'then'], [row['then']]);
  for (const [index, row] of rowsAt(old, 'reasons', 'goals'))
    if (typeof row['step'] === 'string') {
      set(['reasons', 'goals', index, 'steps'], [row['step']]);
      deleteIn(doc, ['reasons', 'goals', index, 'step']);
    }
  const groups = partOf(old, 'aftercare')['groups'];
  if (Array.isArray(groups))
    set(
      ['aftercare', 'groups'],
      groups.map((group) => (typeof group === 'string' ? { what: group } : group)),
    );
  return { ...now, value: fileOf(doc).value };
}

/** One place that was left, with its day in an answer of its own, as a row. */
function placesLeft(
  old: Values,
  set: (path: Path, answer: unknown) => void,
  remove: (path: Path) => void,
): void {
  const { left: place, left_on: out } = partOf(old, 'use');
  if (typeof place === 'string' || typeof out === 'string')
    set(['use', 'left'], [{ ...(place ? { place } : {}), ...(out ? { out } : {}) }]);
  remove(['use', 'left_on']);
  remove(['come_back', 'left_on']);
  // A day that was set aside has no question of its own any more.
  const aside = partOf(old, 'parked')['left_on'];
  if (aside) set(['parked', 'left'], [{ out: aside }]);
  remove(['parked', 'left_on']);
}

const partOf = (value: Values, name: string): Values => (value[name] ?? {}) as Values;

function rowsAt(value: Values, section: string, key: string): [number, Values][] {
  const rows = partOf(value, section)[key];
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown, index): [number, Values][] =>
    typeof row === 'object' && row !== null ? [[index, row as Values]] : [],
  );
}

const hasOldNames = (value: Values): boolean =>
  ['stage', 'left_on'].some((name) => Object.hasOwn(partOf(value, 'use'), name)) ||
  typeof partOf(value, 'use')['left'] === 'string' ||
  rowsAt(value, 'triggers', 'list').some(([, row]) => typeof row['then'] === 'string') ||
  rowsAt(value, 'reasons', 'goals').some(([, row]) => Object.hasOwn(row, 'step'));
