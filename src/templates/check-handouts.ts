/** Templates as a whole: knowledge, and every handout filled for plans that between them use every name. */
import { fenceOf, isLayout, LAYOUTS } from '../handouts/layouts.ts';
import type { Handout, Knowledge, TemplateProblem } from '../knowledge/knowledge.ts';
import { loadKnowledge } from './load.ts';
import type { Plan } from '../plan/shape.ts';
import { phrase, type Phrase } from '../text/phrases.ts';
import { renderHandout } from '../handouts/handout.ts';
import { partialTemplate } from '../handouts/template/statements.ts';
import { answersUnread } from './proofs/answers.ts';
import { datesLetThrough } from './proofs/harm.ts';
import { pagesTooLong } from './proofs/length.ts';
import { unreached } from './proofs/reach.ts';
import { samplePlans } from './proofs/samples.ts';
import {
  compileTemplate,
  TemplateError,
  type NameUse,
  type Template,
} from '../handouts/template/template.ts';

/**
 * Reads and checks all template files. `prove` fills every handout for plans that use every name, so that a name no
 * plan has is found too, and proves what is chosen for whom. With any problem the knowledge must not be used.
 */
export function checkTemplates(
  files: ReadonlyMap<string, string>,
  { prove = false }: { prove?: boolean } = {},
): { knowledge: Knowledge; problems: TemplateProblem[] } {
  const { knowledge, problems } = loadKnowledge(files);
  if (problems.length > 0) return { knowledge, problems };
  const misdrawn = drawingMistakes(knowledge);
  if (misdrawn.length > 0) return { knowledge, problems: misdrawn };
  const plans = prove ? samplePlans(knowledge) : [];
  const found = Object.values(knowledge.handouts).flatMap((handout) =>
    handoutProblems(knowledge, handout, plans),
  );
  return { knowledge, problems: found.length === 0 && prove ? unproved(knowledge) : found };
}

/** Fences of shared parts, and pictures of regions, that are wrong. */
function drawingMistakes(knowledge: Knowledge): TemplateProblem[] {
  const parts = Object.entries(knowledge.parts).flatMap(([id, text]) => {
    const fence = fenceMistake(knowledge, text);
    return fence ? [mistakeAt(`handouts/${id}.md`, 1 + fence.line, fence.what)] : [];
  });
  const steps = Object.values(knowledge.regions).flatMap(({ id, not_breathing_picture: name }) =>
    Object.hasOwn(knowledge.pictures, name)
      ? []
      : [mistakeAt(`regions/${id}.yaml`, 1, phrase('advice.picture_unknown', { name }))],
  );
  return [...parts, ...steps];
}

/** What the proofs of advice find, when all else is right: see proofs/. */
function unproved(knowledge: Knowledge): TemplateProblem[] {
  const at = (origin: string, message: Phrase): TemplateProblem => {
    const { file, line } = knowledge.origins[origin] ?? { file: 'templates', line: 1 };
    return mistakeAt(file, line, message);
  };
  const unread = answersUnread(knowledge, SAMPLE_DAY).filter(
    (path) => !Object.hasOwn(knowledge.unread, path),
  );
  const reasons = Object.keys(knowledge.unread);
  return [
    ...unreached(knowledge, SAMPLE_DAY).map(({ id, place }) =>
      at(
        knowledge.statements[id] ? `statements.${id}` : `gates.${id}`,
        phrase('advice.unreached', { id, place }),
      ),
    ),
    ...datesLetThrough(knowledge, SAMPLE_DAY).map((id) =>
      at(`gates.${id}`, phrase('advice.lets_dates_through', { id })),
    ),
    ...pagesTooLong(knowledge, SAMPLE_DAY).map(({ id, pages }) =>
      mistakeAt(knowledge.handouts[id]!.file, 1, phrase('advice.too_long', { id, pages })),
    ),
    ...unread.map((path) => at('sections', phrase('advice.unread', { path }))),
    ...(reasons.length > MOST_UNREAD
      ? [at(`unread.${reasons.at(-1)}`, phrase('advice.unread_many', { most: MOST_UNREAD }))]
      : []),
  ];
}

/** The day on which the people of the proofs live. */
const SAMPLE_DAY = '2026-01-15';

/** So many answers at most may stand on no page but the whole plan. */
const MOST_UNREAD = 10;

function handoutProblems(knowledge: Knowledge, handout: Handout, plans: readonly Plan[]): TemplateProblem[] {
  try {
    const template = compileTemplate(handout.file, handout.body, handout.firstLine);
    for (const id of template.partials)
      if (!partialTemplate(knowledge, id))
        return [mistakeAt(handout.file, lineNaming(handout, id), phrase('templates.no_statement', { id }))];
    const fence = fenceMistake(knowledge, handout.body);
    if (fence) return [mistakeAt(handout.file, handout.firstLine + fence.line, fence.what)];
    const asked = [...template.names, ...partNames(knowledge, template)];
    const slot = Object.keys(handout.meta.slots ?? {}).find((one) =>
      asked.every(({ name }) => name !== `slot.${one}`),
    );
    if (slot !== undefined) return [mistakeAt(handout.file, 1, phrase('advice.slot_unused', { slot }))];
    for (const { name, kind, line, within } of asked)
      if (kind !== 'value' && !mayAsk(name, within))
        return [mistakeAt(handout.file, line, phrase('advice.asks_more', { name }))];
    for (const plan of plans)
      for (const blank of [false, true])
        renderHandout(handout, { knowledge, plan, today: SAMPLE_DAY, blank });
    for (const plan of plans.slice(0, 1))
      renderHandout(handout, { knowledge, plan, today: SAMPLE_DAY, small: true });
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [mistakeAt(error.place.file, error.place.line, error.what)];
  }
}

/** The first fence that is wrong in a text, counted in lines from its start. A name in braces is known only when it is filled. */
function fenceMistake(
  { pictures }: Pick<Knowledge, 'pictures'>,
  text: string,
): { line: number; what: Phrase } | undefined {
  const lines = text.split('\n');
  let open = 0;
  for (const [line, words] of lines.entries()) {
    const fence = fenceOf(words);
    if (!fence) continue;
    open += fence.name === '' ? -1 : 1;
    if (open < 0) return { line, what: phrase('advice.layout_open') };
    if (fence.name !== '' && !isLayout(fence.name))
      return {
        line,
        what: phrase('advice.layout_unknown', { name: fence.name, names: Object.keys(LAYOUTS).join(', ') }),
      };
    const name = fence.pictures.find((one) => !one.includes('{{') && !Object.hasOwn(pictures, one));
    if (name !== undefined) return { line, what: phrase('advice.picture_unknown', { name }) };
  }
  return open === 0 ? undefined : { line: lines.length - 1, what: phrase('advice.layout_open') };
}

/** What a page may ask: is it answered, blank or shared, and are there rows. Who a sentence is for stands with the sentence. */
const MAY_ASK = [
  /^(blank|filled|small|crowded|shared|naloxone_coming|overdose_now|has_name|has_checkins|has_lapses|has_come_back)$/,
  /^(has|show|picked|answers|joined|slot|some|full|lists)\./,
  /^timeline\.(opioids|stages|stretch|lost_since|planned_words|no_days|then|check_ins|check_ins\.length|noted|chart)$/,
  /^coming\.(visits|soonest)(\.length)?$/,
  /^region\.((crisis|drug|overdose|poison|family|help|youth)_lines|lines|urgent_call|not_breathing|not_breathing_short|naloxone|law|supply|supply\.length)$/,
  /^(skills|comforts|top_skills|more_skills|checkins|lapses|come_back|bank|crisis|callers|callers\.length|card_callers|card_callers\.length|takes|takes\.length|has_more_callers|helpers|helpers\.length|regions|regions\.length|region_lines|region\.overdose_lines\.length)$/,
];

/** Inside a row, a page may ask for what the row has. */
const mayAsk = (name: string, within: readonly string[]): boolean =>
  MAY_ASK.some((may) => may.test(name)) || (within.length > 0 && !name.includes('.'));

const partNames = (knowledge: Knowledge, template: Template): readonly NameUse[] =>
  template.partials.flatMap((id) =>
    id.startsWith('parts/') ? (partialTemplate(knowledge, id)?.names ?? []) : [],
  );

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
