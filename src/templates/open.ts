/**
 * templates/ on disk -> knowledge. The build leaves beside the program what it read, with a digest of the files; when
 * nothing was edited since, that is used and no YAML is parsed. An edited or laid-over file is read and checked anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest } from '../text/nearest.ts';
import { UserError } from '../errors.ts';
import type { Knowledge, TemplateProblem } from '../knowledge/knowledge.ts';

/** What the build writes to dist/knowledge.json. */
export interface Built {
  digest: string;
  /** Path -> size in bytes of every file that was read. */
  sizes: Record<string, number>;
  knowledge: Knowledge;
}

/** A file of ours, by its path in the nearest folder above this one that has it: in source, build and package. */
function ours(path: string, from = dirname(fileURLToPath(import.meta.url))): string | undefined {
  if (existsSync(join(from, path))) return join(from, path);
  return dirname(from) === from ? undefined : ours(path, dirname(from));
}

/** The folder that ships with the program. */
export function shippedFolder(): string {
  const sources = ours('templates/knowledge/sources.yaml');
  if (sources === undefined) throw new Error('templates/ is missing from this installation');
  return dirname(dirname(sources));
}

/** All template files, path -> text. A service's own folder is laid over the shipped one, file by file. */
export function templateFiles(own?: string): Map<string, string> {
  const files = new Map(readFolder(shippedFolder()));
  if (own === undefined) return files;
  if (!existsSync(own))
    throw new UserError(`There is no folder ${own}.`, { hint: 'Check the name after --templates.' });
  for (const [path, text] of readFolder(own)) files.set(path, text);
  return files;
}

function* readFolder(folder: string): Generator<[string, string]> {
  for (const path of listFolder(folder)) yield [path, readFileSync(join(folder, path), 'utf8')];
}

function* listFolder(folder: string, inside = ''): Generator<string> {
  for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
    const path = inside ? `${inside}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* listFolder(folder, path);
    else if (/\.(yaml|md)$/.test(entry.name)) yield path;
  }
}

function digestOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const path of [...files.keys()].sort()) hash.update(`${path}\0${files.get(path)}\0`);
  return hash.digest('hex');
}

/** The knowledge of the shipped templates, with a service's own laid over. Throws UserError naming every mistake. */
export async function openKnowledge(own?: string): Promise<Knowledge> {
  const file = ours('dist/knowledge.json');
  const built = file && (JSON.parse(readFileSync(file, 'utf8')) as Built);
  if (built && own === undefined && isUntouched(built, statSync(file).mtimeMs)) return built.knowledge;
  const files = templateFiles(own);
  if (built && built.digest === digestOf(files)) return built.knowledge;
  const { checkTemplates } = await import('./check-handouts.ts');
  const { knowledge, problems } = checkTemplates(files);
  if (problems.length > 0)
    throw new UserError(listProblems(problems), {
      hint: 'CONTRIBUTING.md explains the format of each file.',
    });
  return knowledge;
}

/** True when the shipped files are those of the build: the same names and sizes, and none changed since. */
function isUntouched({ sizes }: Built, builtMs: number): boolean {
  const folder = shippedFolder();
  const paths = [...listFolder(folder)];
  return (
    paths.length === Object.keys(sizes).length &&
    paths.every((path) => {
      const stat = statSync(join(folder, path));
      return stat.size === sizes[path] && stat.mtimeMs <= builtMs;
    })
  );
}

/** What the build keeps beside the program. */
export function builtFrom(files: ReadonlyMap<string, string>, knowledge: Knowledge): Built {
  const sizes = Object.fromEntries([...files].map(([path, text]) => [path, Buffer.byteLength(text)]));
  return { digest: digestOf(files), sizes, knowledge };
}

/** One line a problem: file:line, what is wrong, what to do. */
export function listProblems(problems: readonly TemplateProblem[]): string {
  const lines = problems.map(
    ({ file, line, message, hint }) => `  ${file}:${line ?? 1}  ${message}${hint ? ` ${hint}` : ''}`,
  );
  return [
    `The templates have ${problems.length} ${problems.length === 1 ? 'mistake' : 'mistakes'}:`,
    ...lines,
  ].join('\n');
}

/** The id of a region typed as an id or a name. Throws UserError naming the regions there are. */
export function regionOrError(knowledge: Knowledge, typed: string): string {
  const wanted = typed.toLowerCase().replace(/[ -]/g, '_');
  const found = Object.values(knowledge.regions).find(({ id, label }) =>
    [id, label.toLowerCase().replace(/[ -]/g, '_')].includes(wanted),
  );
  if (found) return found.id;
  const near = nearest(wanted, Object.keys(knowledge.regions));
  throw new UserError('There is no region with that name.', {
    hint: near ? `Did you mean ${near}?` : `Use one of: ${Object.keys(knowledge.regions).join(', ')}.`,
    exitCode: 2,
  });
}
