/** What must hold between the questions, the plan's shape, and what conditions and shares ask of them. */
import { planPaths, sections as planSections, type FieldKind } from '../plan/shape.ts';
import { choicesOf, questionAt } from '../knowledge/bank.ts';
import type { Knowledge, Report } from '../knowledge/knowledge.ts';
import { LEFT_WORDS, type Condition, type Field, type Question } from '../knowledge/shape.ts';

/** A condition names questions that are there and answers they offer. */
export function checkCondition(
  knowledge: Knowledge,
  origin: string,
  condition: Condition,
  report: Report,
): void {
  for (const [path, accepted] of condition.flatMap((clause) => Object.entries(clause))) {
    const question = questionAt(knowledge, path);
    if (!question) {
      report(origin, `No question fills "${path}", so this condition can never hold.`);
      continue;
    }
    const known = new Set(choicesOf(knowledge, question).map(({ value }) => value));
    for (const value of accepted)
      if (!known.has(value) && !(LEFT_WORDS as readonly string[]).includes(value))
        report(origin, `"${value}" is not a choice of the question that fills "${path}".`);
  }
}

/** A path that is in no part could never be shared; one in two parts would be shared against a person's wish. */
export function checkShares(knowledge: Knowledge, report: Report): void {
  const shared = Object.values(knowledge.shares).flat();
  const paths = [...planPaths().keys()].filter(
    (path) => path.split('.').length === 2 && path !== 'about.region',
  );
  for (const path of paths) {
    const times = shared.filter((one) => one === path).length;
    if (times !== 1)
      report('shares.never', `"${path}" is in ${times} parts. It should be in one part, or in "never".`);
  }
  for (const path of shared)
    if (!paths.includes(path)) report('shares.never', `"${path}" is not a path of the plan.`);
  for (const reader of ['sharing.family', 'sharing.worker']) {
    const question = questionAt(knowledge, reader);
    const offered = question ? choicesOf(knowledge, question).map(({ value }) => value) : [];
    for (const part of Object.keys(knowledge.shares))
      if (part !== 'never' && !offered.includes(part))
        report(`shares.${part}`, `The question for "${reader}" does not offer it.`);
  }
}

const FITS: Record<Question['kind'], readonly FieldKind[]> = {
  text: ['text', 'phone'],
  lines: ['lines'],
  one: ['choice'],
  many: ['choices'],
  date: ['date'],
  moment: ['moment'],
  scale: ['scale'],
  phone: ['phone'],
  person: ['person'],
  records: ['records'],
};

/** Every question fills one path of the plan, of its kind, and every path is asked for. */
export function checkQuestions(knowledge: Knowledge, report: Report): void {
  const paths = planPaths();
  const filled = new Set<string>();
  const ids = new Set<string>();
  const asked = knowledge.sections.map(({ section }) => section);
  for (const name of Object.keys(planSections))
    if (!asked.includes(name)) report('sections', `No file in questions/ asks the section "${name}".`);
  for (const { section, questions } of knowledge.sections)
    for (const question of questions) {
      const tell: Report = (_, message, hint) =>
        report(`sections.${section}`, `Question "${question.id}": ${message}`, hint);
      if (ids.has(question.id)) tell('', 'this id is used twice.');
      if (filled.has(question.path)) tell('', `another question fills "${question.path}" too.`);
      ids.add(question.id);
      filled.add(question.path);
      const kind = paths.get(question.path);
      if (!kind) tell('', `"${question.path}" is not a path of the plan.`);
      else if (!FITS[question.kind].includes(kind))
        tell('', `a ${question.kind} question cannot fill a ${kind}.`);
      checkChoices(knowledge, question, tell);
      checkFields(knowledge, question, paths, tell);
      if (question.when) checkCondition(knowledge, `sections.${section}`, question.when, report);
    }
  for (const path of paths.keys())
    if (path.split('.').length === 2 && !filled.has(path)) report('sections', `No question fills "${path}".`);
}

function checkChoices(knowledge: Knowledge, field: Question | Field, tell: Report): void {
  const from = field.choices_from;
  if (from && from !== 'opioids' && from !== 'regions' && !knowledge.lists[from])
    tell('', `the list "${from}" is not there.`);
  const picks = field.kind === 'one' || field.kind === 'many';
  if (picks && choicesOf(knowledge, field).length === 0) tell('', 'it has nothing to choose from.');
  if (!picks && (field.choices || from)) tell('', `a ${field.kind} question has no choices.`);
}

function checkFields(
  knowledge: Knowledge,
  question: Question,
  paths: Map<string, FieldKind>,
  tell: Report,
): void {
  const fields = question.fields ?? [];
  if ((question.kind === 'records') !== fields.length > 0)
    tell('', 'records need fields, and only records have them.');
  for (const field of fields) {
    const kind = paths.get(`${question.path}.${field.key}`);
    if (!kind || !FITS[field.kind].includes(kind))
      tell('', `the field "${field.key}" does not fit the plan.`);
    checkChoices(knowledge, field, tell);
  }
  const asked = new Set(fields.map(({ key }) => key));
  for (const path of paths.keys())
    if (
      question.kind === 'records' &&
      path.startsWith(`${question.path}.`) &&
      !asked.has(path.split('.')[2]!)
    )
      tell('', `nothing asks for "${path}".`);
  if (question.seed && !asked.has(question.seed))
    tell('', `its seed "${question.seed}" is not one of its fields.`);
}
