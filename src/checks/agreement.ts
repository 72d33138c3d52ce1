/** Answers that do not agree with one another: each is asked about, and until then the more careful one counts. */
import { unfitPicks } from '../advice/picks.ts';
import type { Situation } from '../advice/situation.ts';
import { isNameless, means } from '../advice/named.ts';
import { choiceOf, choicesOf, labelOf, questionAt, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { textsAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import type { Found } from './finding.ts';

export function* agreementFindings(knowledge: Knowledge, plan: Plan, situation: Situation): Generator<Found> {
  yield* noneWithAnother(knowledge, plan);
  const takes = (['on_opioid_medicine', 'takes_naltrexone', 'says_has_medicine'] as const).filter(
    (name) => situation.is(name) && !(name === 'on_opioid_medicine' && situation.is('stopped_medicine')),
  );
  if (situation.is('no_medicine_said') && takes.length > 0)
    yield {
      id: 'medicine_disagrees',
      path: 'medicine.current',
      what: takes.map((name) => namedBy(knowledge, situation, name)).join(', '),
    };
  if (situation.is('lives_alone') && situation.is('lives_with_others'))
    yield { id: 'home_disagrees', path: 'safety.home' };
  if (situation.is('gabapentinoids_named') && situation.is('gabapentinoids_daily') === false)
    yield {
      id: 'most_days_asked',
      path: 'safety.applies',
      what: namedBy(knowledge, situation, 'gabapentinoids_named'),
    };
  for (const [path, id] of NAMELESS)
    for (const text of textsAt(plan, path))
      if (isNameless(knowledge, path, text)) yield { id, path, what: text };
  for (const question of questionsOf(knowledge))
    if (plan.parked?.[question.id] !== undefined)
      yield { id: 'set_aside', path: question.path, what: question.ask };
  if (situation.is('pattern_own_words') && situation.is('no_steady_use'))
    yield { id: 'how_often_own_words', path: 'use.pattern' };
  const missed = (plan.triggers?.list ?? []).flatMap(({ what, then }, index) =>
    what !== undefined &&
    then !== undefined &&
    means(knowledge, 'triggers.list.what', what, 'missed_medicine') &&
    then.some((one) => means(knowledge, 'triggers.list.then', one, 'take_medicine'))
      ? [`triggers.list.${index}`]
      : [],
  );
  for (const path of missed) yield { id: 'missed_then_take', path };
  for (const { path, label } of unfitPicks(knowledge, plan, situation))
    if (!missed.includes(path)) yield { id: 'pick_unfit', path, what: label };
}

/** Where a name that nobody knows is asked about. */
const NAMELESS = [
  ['use.other_drugs', 'drug_not_known'],
  ['use.opioids', 'opioid_not_known'],
] as const;

/** The answers that make a name true, as the person reads them. */
const namedBy = (knowledge: Knowledge, situation: Situation, name: string): string =>
  [
    ...new Set(
      situation.because(name).map(({ path, value }) => {
        const question = questionAt(knowledge, path);
        return question ? labelOf(knowledge, question, value) : value;
      }),
    ),
  ].join(', ');

/** "None of these" beside another choice. */
function* noneWithAnother(knowledge: Knowledge, plan: Plan): Generator<Found> {
  for (const question of questionsOf(knowledge)) {
    const alone = choicesOf(knowledge, question).filter((choice) => choice.alone);
    if (alone.length === 0) continue;
    const texts = textsAt(plan, question.path);
    const none = texts.map((text) => choiceOf(knowledge, question, text)).find((choice) => choice?.alone);
    if (none && texts.length > 1) yield { id: 'none_with_another', path: question.path, what: none.label };
  }
}
