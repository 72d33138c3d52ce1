/** Templates as a whole: knowledge, and every handout filled for plans that between them use every name. */
import { questionsOf, choicesOf } from '../knowledge/bank.ts';
import { aboutKind } from '../knowledge/kinds.ts';
import type { Handout, Knowledge, TemplateProblem } from '../knowledge/knowledge.ts';
import { loadKnowledge } from './load.ts';
import type { Plan } from '../plan/shape.ts';
import { phrase, type Phrase } from '../text/phrases.ts';
import { renderHandout } from '../handouts/handout.ts';
import { partialTemplate } from '../handouts/template/statements.ts';
import { compileTemplate, TemplateError } from '../handouts/template/template.ts';
import type { Field, Question } from '../knowledge/questions.ts';

/**
 * Reads and checks all template files, and with `plans` fills every handout for each, so that a name no plan has is
 * found too. With any problem the knowledge must not be used.
 */
export function checkTemplates(
  files: ReadonlyMap<string, string>,
  plans: (knowledge: Knowledge) => Plan[] = () => [],
): { knowledge: Knowledge; problems: TemplateProblem[] } {
  const { knowledge, problems } = loadKnowledge(files);
  if (problems.length > 0) return { knowledge, problems };
  const some = plans(knowledge);
  const found = Object.values(knowledge.handouts).flatMap((handout) =>
    handoutProblems(knowledge, handout, some),
  );
  return { knowledge, problems: found };
}

function handoutProblems(knowledge: Knowledge, handout: Handout, plans: readonly Plan[]): TemplateProblem[] {
  try {
    const template = compileTemplate(handout.file, handout.body, handout.firstLine);
    for (const id of template.partials)
      if (!partialTemplate(knowledge, id))
        return [mistakeAt(handout.file, lineNaming(handout, id), phrase('templates.no_statement', { id }))];
    for (const plan of plans)
      for (const blank of [false, true])
        renderHandout(handout, { knowledge, plan, today: '2026-01-15', blank });
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [mistakeAt(error.place.file, error.place.line, error.what)];
  }
}

const mistakeAt = (file: string, line: number, message: Phrase): TemplateProblem => ({
  code: 'template',
  file,
  line,
  message,
});

const lineNaming = (handout: Handout, id: string): number =>
  handout.firstLine +
  handout.body.slice(0, Math.max(0, handout.body.indexOf(`{{> ${id}`))).split('\n').length -
  1;

/** Plans that between them fill every name a template can use: nothing, everything, and each kind of clock. */
export function samplePlans(knowledge: Knowledge): Plan[] {
  const nothing: Plan = { version: '1' };
  const everything = { ...fullPlan(knowledge), timezone: 'UTC' } as Plan;
  const calm: Plan = {
    ...everything,
    safety: { now: 'no', applies: ['none'], signs: ['none'], mind: 'ok', health: ['none'], supply: ['none'] },
    medicine: { ...everything.medicine, current: ['none'] },
    checkins: [{ on: '2026-01-12', craving: '7', mood: '4', sleep: '2', used: 'words', helped: 'words' }],
    timeline: {
      stages: [{ id: 'early', note: 'a note' }],
      windows: [{ id: 'stop', note: 'a note' }],
      follow_ups: [{ day: '2', note: 'a note' }],
      notes: 'a note',
    },
  };
  const left = { left: 'hospital', left_on: '2026-01-10', source: ['street'] };
  const opioids = Object.values(knowledge.opioids);
  const clocks = ['dated', 'words', 'none'].flatMap((clock) => {
    const id = opioids.find((opioid) => opioid.clock === clock)?.id ?? '';
    return ['stopped', 'planning'].map((stage) => ({
      ...calm,
      use: { ...left, opioids: [id], stage, last_use: '2026-01-10 09:00', planned_stop: '2026-01-20' },
    }));
  });
  return [nothing, everything, ...clocks];
}

function fullPlan(knowledge: Knowledge): Record<string, unknown> {
  const plan: Record<string, Record<string, unknown>> = {};
  for (const question of questionsOf(knowledge)) {
    const [section, key] = question.path.split('.') as [string, string];
    (plan[section] ??= {})[key] = sampleAnswer(knowledge, question);
  }
  return { version: '1', ...plan };
}

function sampleAnswer(knowledge: Knowledge, field: Question | Field): unknown {
  const values = choicesOf(knowledge, field).map(({ value }) => value);
  switch (field.kind) {
    case 'one':
      return values[0] ?? 'words';
    case 'many':
      return values;
    case 'records': {
      const fields = ('fields' in field && field.fields) || [];
      return [Object.fromEntries(fields.map((inner) => [inner.key, sampleAnswer(knowledge, inner)]))];
    }
    default:
      return aboutKind(field.kind).sample;
  }
}
