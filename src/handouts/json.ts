/** The resolved plan for other programs: what the handouts are made from, as JSON. */
import { questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { answerAt } from '../plan/answers.ts';
import { inWords } from '../plan/in-words.ts';
import type { PlanForReader } from '../plan/sharing.ts';
import type { Plan } from '../plan/shape.ts';
import { statementInWords } from './template/statements.ts';
import { seenBy } from './view/seen.ts';

/** One answer: the question, the value as the file holds it, and the same in words. */
export interface JsonAnswer {
  path: string;
  ask: string;
  value: unknown;
  words: unknown;
}

/**
 * `version` 2: `shared` (parts of the plan this copy holds), `region`, `answers`, `gates` and `timeline`. Days are
 * YYYY-MM-DD and moments YYYY-MM-DD HH:MM on the clock of `timezone`. A reader other than the person gets what is shared.
 */
export function renderJson(asked: PlanForReader): string {
  const { knowledge } = asked;
  const { plan, parts, gates, calendar, timeline, today } = seenBy(asked);
  const region = plan.about?.region;
  const data = {
    version: 2,
    today,
    timezone: plan.timezone ?? null,
    shared: parts,
    region: region === undefined ? null : { id: region, ...numbersOf(knowledge, region) },
    answers: answersOf(knowledge, plan),
    gates: !parts.includes('gates')
      ? null
      : gates.standing.map(({ id, title, urgency, closes, say_too, why, see }) => ({
          id,
          title,
          urgency,
          closes: closes === 'yes',
          say_too,
          why: statementInWords(knowledge, why, region),
          see: statementInWords(knowledge, see, region),
        })),
    timeline: !parts.includes('timeline')
      ? null
      : {
          ...timeline,
          shown: calendar.shown ?? null,
          opioids: parts.includes('opioids')
            ? timeline.opioids.map(({ id, label }) => ({ id, label }))
            : null,
        },
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function numbersOf(knowledge: Knowledge, id: string): object {
  const region = knowledge.regions[id];
  return {
    emergency: region?.emergency.number ?? null,
    urgent: region?.urgent.says ?? null,
    lines: (region?.lines ?? []).map(({ name, for: use, number, text, web, hours, checked_on }) => ({
      name,
      for: use,
      number: number ?? null,
      text: text ?? null,
      web: web ?? null,
      hours: hours ?? null,
      checked_on,
    })),
  };
}

function answersOf(knowledge: Knowledge, plan: Plan): JsonAnswer[] {
  return questionsOf(knowledge).flatMap((question) => {
    const value = answerAt(plan, question.path);
    if (value === undefined) return [];
    return [{ path: question.path, ask: question.ask, value, words: inWords(knowledge, question, value) }];
  });
}
