/** Plans and answers that are only looked at. */
import { FileProblems } from '../errors.ts';
import { readText } from '../files/read.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readPlan } from '../plan/read.ts';
import type { Plan } from '../plan/shape.ts';
import { phrase } from '../text/phrases.ts';
import { LIMITS, type YamlFile } from '../yaml/yaml.ts';

/** Reads a plan only to look at it. Throws FileProblems with every mistake, or FileError. */
export function readPlanFile(path: string, knowledge: Knowledge): Plan {
  return planOrProblems(path, readText(path, LIMITS.bytes).text, knowledge).plan;
}

/** The same, with the line at which each path stands, or what it is in; no line for a part that the file does not have. */
export function readPlanLines(
  path: string,
  knowledge: Knowledge,
): { plan: Plan; lineOf: (path: string) => number | undefined } {
  const { plan, file } = planOrProblems(path, readText(path, LIMITS.bytes).text, knowledge);
  const lineOf = (at: string): number | undefined => {
    const [section = '', ...rest] = at.split('.');
    if (!Object.hasOwn(plan, section)) return undefined;
    return file.at([section, ...rest.map((key) => (/^\d+$/.test(key) ? Number(key) : key))]).line;
  };
  return { plan, lineOf };
}

/** Reads a file of answers. Throws FileProblems or FileError. */
export function readAnswersFile(path: string, knowledge: Knowledge): Plan {
  const { plan, problems } = readPlan(readText(path, LIMITS.bytes).text, knowledge, { answers: true });
  if (!plan) throw new FileProblems(path, problems, phrase('saved.no_answers'));
  return plan;
}

/** The plan in a text, with the file it was read as. Throws FileProblems with every mistake. */
export function planOrProblems(
  path: string,
  text: string,
  knowledge: Knowledge,
): { plan: Plan; file: YamlFile; isOld: boolean } {
  const { plan, problems, file, isOld = false } = readPlan(text, knowledge);
  if (!plan) throw new FileProblems(path, problems, phrase('errors.crisis_without_plan'));
  return { plan, file, isOld };
}
