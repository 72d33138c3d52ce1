/** What must hold between the questions, the plan's shape, and what conditions and shares ask of them. */
import { sections as planSections } from '../plan/sections.ts';
import { planPaths } from '../plan/shape.ts';
import { choicesIn, choicesOf, questionAt } from '../knowledge/bank.ts';
import type { Knowledge, ReportMistake } from '../knowledge/knowledge.ts';
import { isTimezone } from '../text/moments.ts';
import { phrase, type Phrase } from '../text/phrases.ts';
import { VALUES } from '../knowledge/values.ts';
import { LEFT_WORDS, type Field, type Question } from '../knowledge/questions.ts';
import { aboutKind, type Kind } from '../knowledge/kinds.ts';
import type { Condition } from '../knowledge/forms.ts';

/** A condition names questions that are there and answers they offer. */
export function checkCondition(
  knowledge: Knowledge,
  origin: string,
  condition: Condition,
  report: ReportMistake,
): void {
  for (const [path, accepted] of condition.flatMap((clause) => Object.entries(clause))) {
    const question = questionAt(knowledge, path);
    if (!question) {
      report(origin, phrase('templates.condition_path', { path }));
      continue;
    }
    const known = new Set(choicesOf(knowledge, question).map(({ value }) => value));
    for (const value of accepted)
      if (!known.has(value) && !(LEFT_WORDS as readonly string[]).includes(value))
        report(origin, phrase('templates.condition_value', { value, path }));
  }
}

/** A path that is in no part could never be shared; one in two parts would be shared against a person's wish. */
export function checkShares(knowledge: Knowledge, report: ReportMistake): void {
  const shared = Object.values(knowledge.shares).flat();
  const paths = [...planPaths().keys()].filter(
    (path) => path.split('.').length === 2 && path !== 'about.region',
  );
  for (const path of paths) {
    const times = shared.filter((one) => one === path).length;
    if (times !== 1) report('shares.never', phrase('templates.share_times', { path, count: times }));
  }
  for (const path of shared)
    if (!paths.includes(path)) report('shares.never', phrase('templates.no_path', { path }));
  for (const reader of ['sharing.family', 'sharing.worker']) {
    const question = questionAt(knowledge, reader);
    const offered = question ? choicesOf(knowledge, question).map(({ value }) => value) : [];
    for (const part of Object.keys(knowledge.shares))
      if (part !== 'never' && !offered.includes(part))
        report(`shares.${part}`, phrase('templates.share_not_offered', { path: reader }));
  }
}

/** The answers that code decides by are offered by the bank. */
function checkValues(knowledge: Knowledge, report: ReportMistake): void {
  for (const [path, values] of Object.entries(VALUES)) {
    const question = questionAt(knowledge, path);
    const field = question?.fields?.find(({ key }) => path === `${question.path}.${key}`) ?? question;
    const offered = field ? choicesOf(knowledge, field).map(({ value }) => value) : [];
    for (const value of values)
      if (!offered.includes(value)) report('sections', phrase('templates.value_gone', { value, path }));
  }
}

/** Every question fills one path of the plan, of its kind, and every path is asked for. */
export function checkQuestions(knowledge: Knowledge, report: ReportMistake): void {
  checkValues(knowledge, report);
  const paths = planPaths();
  const filled = new Set<string>();
  const ids = new Set<string>();
  const asked = knowledge.sections.map(({ section }) => section);
  for (const name of Object.keys(planSections))
    if (!asked.includes(name)) report('sections', phrase('templates.section_not_asked', { name }));
  for (const { section, questions } of knowledge.sections)
    for (const question of questions) {
      const of = { question: question.id };
      const tell: Tell = (message) => report(`sections.${section}`, message);
      if (ids.has(question.id)) tell(phrase('templates.question_twice', of));
      if (filled.has(question.path))
        tell(phrase('templates.question_path_twice', { ...of, path: question.path }));
      ids.add(question.id);
      filled.add(question.path);
      const kind = paths.get(question.path);
      if (!kind) tell(phrase('templates.question_no_path', { ...of, path: question.path }));
      else if (question.kind !== kind)
        tell(phrase('templates.question_kind', { ...of, kind: question.kind, field: kind }));
      checkChoices(knowledge, question, of, tell);
      checkFields(knowledge, question, paths, tell);
      if (question.sets_clock) checkClocks(knowledge, question, of, tell);
      if (question.when) checkCondition(knowledge, `sections.${section}`, question.when, report);
    }
  for (const path of paths.keys())
    if (path.split('.').length === 2 && !filled.has(path))
      report('sections', phrase('templates.path_not_asked', { path }));
}

type Tell = (message: Phrase) => void;

function checkChoices(
  knowledge: Knowledge,
  field: Question | Field,
  of: { question: string },
  tell: Tell,
): void {
  const from = field.choices_from;
  if (from && from !== 'opioids' && from !== 'regions' && !knowledge.lists[from])
    tell(phrase('templates.question_list', { ...of, name: from }));
  for (const { value, regions = [] } of field.choices ?? [])
    for (const name of regions)
      if (!knowledge.regions[name]) tell(phrase('templates.choice_region', { ...of, value, name }));
  const { picks } = aboutKind(field.kind);
  if (picks && choicesOf(knowledge, field).length === 0) tell(phrase('templates.question_no_choices', of));
  if (!picks && (field.choices || from))
    tell(phrase('templates.question_choices', { ...of, kind: field.kind }));
}

/** A country with several clocks is asked which, and offered only its own. */
function checkClocks(knowledge: Knowledge, question: Question, of: { question: string }, tell: Tell): void {
  if (question.kind !== 'one' || question.other) tell(phrase('templates.clock_kind', of));
  const asked = question.when?.flatMap((clause) => clause['about.region'] ?? []) ?? [];
  for (const { id, country, zones = [] } of Object.values(knowledge.regions)) {
    const offered = choicesIn(knowledge, question, id).map(({ value }) => value);
    const hasSeveral = country !== undefined && zones.length > 0;
    if (hasSeveral !== offered.length > 1 || hasSeveral !== asked.includes(id))
      tell(phrase('templates.clocks_of_region', { ...of, name: id }));
    for (const value of offered)
      if (!isTimezone(value) || !zones.some((start) => value.startsWith(start)))
        tell(phrase('templates.clock_of_region', { ...of, value, name: id }));
  }
}

function checkFields(knowledge: Knowledge, question: Question, paths: Map<string, Kind>, tell: Tell): void {
  const of = { question: question.id };
  const fields = question.fields ?? [];
  if ((question.kind === 'records') !== fields.length > 0) tell(phrase('templates.question_fields', of));
  for (const field of fields) {
    const kind = paths.get(`${question.path}.${field.key}`);
    if (kind !== field.kind) tell(phrase('templates.question_field', { ...of, name: field.key }));
    checkChoices(knowledge, field, of, tell);
  }
  const asked = new Set(fields.map(({ key }) => key));
  for (const path of paths.keys())
    if (
      question.kind === 'records' &&
      path.startsWith(`${question.path}.`) &&
      !asked.has(path.split('.')[2]!)
    )
      tell(phrase('templates.question_field_missing', { ...of, path }));
  if (question.seed && !asked.has(question.seed))
    tell(phrase('templates.question_seed', { ...of, name: question.seed }));
}
