/** Rules over every handout of every example person, filled and blank; exact pages for a few. */
import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../src/timeline/timeline.ts';
import { escapeText } from '../../src/handouts/template/markdown.ts';
import { renderStatement } from '../../src/handouts/template/statements.ts';
import { renderHandout, renderHandouts } from '../../src/handouts/handout.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { calmPerson, smallestPerson } from '../../src/templates/proofs/smallest-person.ts';
import { grade, sentencesOf } from '../helpers/grade.ts';
import { knowledge, people } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

const today = TODAY;
const handouts = Object.values(knowledge.handouts);
const LEFT_OVER = /\{\{|\}\}|undefined|\[object|\bNaN\b|\bnull\b/;
const wordsOf = (value: unknown): string[] =>
  typeof value === 'string' ? value.split('\n') : Object.values(value ?? {}).flatMap(wordsOf);
const render = (id: string, plan: Plan, blank = false): string =>
  renderHandout(knowledge.handouts[id]!, { knowledge, plan, today, blank });
const renderAll = (plan: Plan, blank = false, some = handouts): [id: string, text: string][] =>
  renderHandouts(some, { knowledge, plan, today, blank }).map((text, index) => [some[index]!.meta.id, text]);

/** What the plan must say, whoever it is for. What stands with the risky weeks is one of the sentences of its slot. */
const SAFETY = [
  '## Medicine comes first',
  'first 4 weeks',
  'Try to wake them',
  'Give naloxone',
  'Naloxone wears off',
];
const WINDOW = knowledge.handouts['plan']!.meta.slots!['window']!.one_of!;
const MEDICINE = knowledge.handouts['plan']!.meta.slots!['medicine']!.one_of!;
function expectSafety(text: string, region: string | undefined, name: string): void {
  for (const words of SAFETY) expect(text, name).toContain(words);
  for (const ids of [WINDOW, MEDICINE])
    expect(
      ids.filter((id) => text.includes(renderStatement(knowledge, id, region))),
      name,
    ).toHaveLength(1);
}
/** How a page says when a stage may be. */
const DATED = /some time between|have eased by about/;

/** The levels of the headings of a page. What stands in a fence is no heading; what is typed is escaped (markdown.test.ts). */
const levelsOf = (text: string): number[] =>
  [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^(#{1,6}) /gm)].map(([, marks]) => marks!.length);

/** Headings right above another that is not below them, or at the end. */
const headingsOverNothing = (text: string): string[] => {
  const lines = text
    .replace(/^```[\s\S]*?^```$/gm, 'drawing')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const depth = (line: string | undefined): number => /^(#{1,6}) /.exec(line ?? '# ')?.[1]?.length ?? 7;
  return lines.filter((line, index) => depth(line) < 7 && depth(lines[index + 1]) <= depth(line));
};

const filledOf = new Map(Object.values(people).map((plan) => [plan, renderAll(plan)]));

describe.each(Object.entries(people))('%s', (person, plan) => {
  const filled = filledOf.get(plan)!;
  const pages = [
    ...filled,
    ...renderAll(plan, true).map(([id, text]): [string, string] => [`${id} (blank)`, text]),
  ];

  test('no page has a slot left, a missing value, or a made-up link', () => {
    for (const [id, page] of pages) {
      // Someone may well have typed such things; what they typed is theirs.
      const typed = wordsOf(plan).filter((words) => LEFT_OVER.test(words));
      const text = typed.reduce((rest, words) => rest.replaceAll(escapeText(words), ''), page);
      expect(text, id).not.toMatch(LEFT_OVER);
      expect(page.endsWith('\n') && !page.endsWith('\n\n'), id).toBe(true);
      expect(page, id).not.toMatch(/\n{3}/);
    }
  });

  test('no words right under a list or a box become a part of it', () => {
    for (const [id, page] of pages)
      expect(
        page.match(/^(?:> )?(?:-|\d+\.) .*[^\\\n]\n(?!(?:> )?(?:-|\d+\.) |\s|> ?$).+$/gm),
        id,
      ).toBeNull();
  });

  test('headings start at one and never skip a level', () => {
    for (const [id, text] of pages) {
      const levels = levelsOf(text);
      expect(levels[0], id).toBe(1);
      expect(levels.filter((level) => level === 1).length, id).toBe(1);
      for (const [index, level] of levels.entries())
        expect(level - (levels[index - 1] ?? 0), `${id}: ${levels.join()}`).toBeLessThanOrEqual(1);
    }
  });

  test('no heading stands over nothing, and no comma or stop stands alone', () => {
    for (const [id, text] of pages) {
      expect(headingsOverNothing(text), id).toEqual([]);
      expect(text.match(/(?<!\.)[,;:] ?[,;]|[^.]\. \.(?= |$)|\(\)|\*\*\*\*/gm), id).toBeNull();
    }
  });

  test('every page carries the emergency number of the region', () => {
    const region = knowledge.regions[plan.about?.region ?? 'elsewhere']!;
    for (const [id, text] of pages) expect(text, id).toContain(region.emergency.number);
  });

  test('the plan carries medicine first, lost tolerance, naloxone, the overdose steps and the crisis lines', () => {
    const text = Object.fromEntries(filled)['plan']!;
    const region = knowledge.regions[plan.about?.region ?? 'elsewhere']!;
    expectSafety(text, plan.about?.region, person);
    for (const line of region.lines.filter((one) => one.for === 'crisis')) expect(text).toContain(line.name);
  });

  test('a page behind a gate has no date of withdrawal', () => {
    if (timelineOf(knowledge, plan, today).timeline.clock !== 'closed') return;
    for (const [page, text] of pages) expect(text, page).not.toMatch(DATED);
    const told = renderStatement(knowledge, 'dates-closed', plan.about?.region);
    for (const page of ['plan', 'timeline', 'one-page'])
      expect(Object.fromEntries(filled)[page]).toContain(told);
  });
});

test('no heading stands over nothing for the smallest person of each gate', () => {
  const conditions = Object.values(knowledge.gates).map((gate) => gate.for);
  const plans = conditions.flatMap((condition) => smallestPerson(knowledge, condition, TODAY) ?? []);
  expect(plans).toHaveLength(conditions.length);
  for (const plan of [...plans, calmPerson(knowledge, TODAY), { version: '2' } as Plan])
    for (const [id, text] of renderAll(plan, false))
      expect([id, headingsOverNothing(text), JSON.stringify(plan)]).toEqual([id, [], JSON.stringify(plan)]);
});

test('several handouts of one plan are those that are made one at a time', () => {
  for (const plan of Object.values(people))
    for (const [id, text] of filledOf.get(plan)!) expect(text).toBe(render(id, plan));
  const blank: Plan = { version: '2', about: { region: 'england' } };
  for (const [id, text] of renderAll(blank, true)) expect(text).toBe(render(id, blank, true));
});

test('between them the people have dates, words, no clock and a closed calendar', () => {
  const text = Object.values(people)
    .map((plan) => render('timeline', plan))
    .join('\n');
  expect(text).toMatch(DATED);
  expect(text).toContain('no withdrawal dates until then');
  expect(text).toContain('Nobody has an agreed timetable');
});

test('every page of every person in every other region has the number of that region, and the plan its safety', () => {
  // The worksheet holds nothing of a person, and is proved with the blanks.
  const filled = handouts.filter(({ meta }) => meta.id !== 'worksheet');
  for (const region of Object.values(knowledge.regions))
    for (const [name, person] of Object.entries(people)) {
      // Their own is proved above.
      if (person.about?.region === region.id) continue;
      const plan: Plan = { ...person, about: { ...person.about, region: region.id } };
      const pages = Object.fromEntries(renderAll(plan, false, filled));
      for (const [id, text] of Object.entries(pages))
        expect(text, `${name} ${region.id} ${id}`).toContain(region.emergency.number);
      expectSafety(pages['plan']!, region.id, `${name} ${region.id}`);
    }
}, 120_000);

describe.each(handouts.map(({ meta }) => meta.id))('%s reads plainly', (id) => {
  // The person's own words are theirs: the empty plan and the worksheet hold only ours.
  test.each([false, true])('blank: %s', (blank) => {
    const text = render(id, { version: '2', about: { region: 'england' } }, blank)
      .replace(/^- \*\*.*?:\*\* .*(0\d|text |\.(com|org|co\.uk)).*$/gm, '')
      .replace(/\.{10,}/g, '')
      .replaceAll(' · ', '\n');
    expect(grade(text)).toBeLessThanOrEqual(6);
    const hard = sentencesOf(text).filter(
      (sentence) => sentence.split(/\s+/).length > 6 && grade(sentence) > 9,
    );
    expect(hard).toEqual([]);
  });
});

test('the grade of every handout, as it is and blank', async () => {
  const plan: Plan = { version: '2', about: { region: 'england' } };
  const rows = handouts.map(({ meta }) => {
    const grades = [false, true].map((blank) =>
      grade(render(meta.id, plan, blank).replace(/\.{10,}/g, '')).toFixed(1),
    );
    return `${meta.id.padEnd(16)}${grades.join('  ')}`;
  });
  await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('../goldens/grades.txt');
});

describe('goldens', () => {
  test.each([
    ['leeds-heroin', 'plan'],
    ['leeds-heroin', 'one-page'],
    ['leeds-heroin', 'wallet-card'],
    ['ohio-fentanyl', 'timeline'],
    ['glasgow-pregnant', 'one-page'],
    ['dublin-methadone', 'timeline'],
    ['sydney-drinking', 'overdose'],
  ])('%s %s', async (person, id) => {
    await expect(render(id, people[person]!)).toMatchFileSnapshot(`../goldens/${person}-${id}.md`);
  });
  test('a blank worksheet', async () => {
    await expect(
      render('triggers', { version: '2', about: { region: 'england' } }, true),
    ).toMatchFileSnapshot('../goldens/blank-triggers.md');
  });
});
