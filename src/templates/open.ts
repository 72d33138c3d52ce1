/**
 * templates/ on disk -> knowledge. The build leaves beside the program what it read, with a digest of the files; when
 * nothing was edited since, that is used and no YAML is parsed. An edited or laid-over file is read and checked anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.ts';
import type { Knowledge, TemplateProblem } from '../knowledge/knowledge.ts';
import { phrase, wordsFrom, type Words } from '../text/phrases.ts';

// The build says what is wrong with templates as a command would.
export { wordsFrom } from '../text/phrases.ts';

/** What the build writes to dist/knowledge.json. */
export interface Built {
  digest: string;
  /** Path -> size in bytes of every file that was read. */
  sizes: Record<string, number>;
  knowledge: Knowledge;
}

/** The templates hold mistakes: all of them, each with its file and line. */
export class TemplateProblems extends UserError {
  readonly problems: readonly TemplateProblem[];

  constructor(problems: readonly TemplateProblem[]) {
    const count = problems.length;
    super(phrase(count === 1 ? 'templates.one' : 'templates.many', { count }), {
      hint: phrase('templates.hint'),
    });
    this.name = 'TemplateProblems';
    this.problems = problems;
  }

  override told(words: Words): string[] {
    const [what = '', ...hint] = super.told(words);
    return [what, ...this.problems.map((problem) => this.#line(problem, words)), ...hint];
  }

  #line({ file, line = 1, message, hint }: TemplateProblem, words: Words): string {
    const problem = [message, ...(hint ? [hint] : [])].map((one) => words.of(one)).join(' ');
    return words('templates.at', { file, line, problem });
  }
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
    throw new UserError(phrase('templates.no_folder', { folder: own }), {
      hint: phrase('templates.no_folder_hint'),
    });
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
    else if (/\.(yaml|md|svg)$/.test(entry.name)) yield path;
  }
}

function digestOfAll(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const path of [...files.keys()].sort()) hash.update(`${path}\0${files.get(path)}\0`);
  return hash.digest('hex');
}

/** The knowledge of the shipped templates, with a service's own laid over. Throws TemplateProblems. */
export async function openKnowledge(own?: string): Promise<Knowledge> {
  const file = ours('dist/knowledge.json');
  const built = file && (JSON.parse(readFileSync(file, 'utf8')) as Built);
  if (built && own === undefined && isAsBuilt(built, statSync(file).mtimeMs)) return built.knowledge;
  const files = templateFiles(own);
  if (built && built.digest === digestOfAll(files)) return built.knowledge;
  const { checkTemplates } = await import('./check-handouts.ts');
  const { knowledge, problems } = checkTemplates(files);
  if (problems.length > 0) throw new TemplateProblems(problems);
  return knowledge;
}

/** What the program says, as it was built: for help, and for words on templates that cannot be opened. */
export async function openWords(): Promise<Words> {
  const built = ours('dist/words.json');
  if (built) return wordsFrom(JSON.parse(readFileSync(built, 'utf8')));
  const { loadKnowledge } = await import('./load.ts');
  return wordsFrom(loadKnowledge(templateFiles()).knowledge.words);
}

/** True when the shipped files are those of the build: the same names and sizes, and none changed since. */
function isAsBuilt({ sizes }: Built, builtMs: number): boolean {
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
  return { digest: digestOfAll(files), sizes, knowledge };
}
