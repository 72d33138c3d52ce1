/** A reader sees what the plan shares with them, and not one word more. */
import { describe, expect, test } from 'vitest';
import { samplePlans } from '../../src/templates/proofs/samples.ts';
import { renderCalendar } from '../../src/handouts/calendar.ts';
import { renderHandouts } from '../../src/handouts/handout.ts';
import { renderJson } from '../../src/handouts/json.ts';
import { renderPage } from '../../src/handouts/html/page.ts';
import { questionAt } from '../../src/knowledge/bank.ts';
import type { Reader } from '../../src/plan/sharing.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { knowledge } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

const parts = Object.keys(knowledge.shares).filter((part) => part !== 'never');
const readers: Reader[] = ['family', 'worker'];

/** A full plan in which every text is its own path, as a word nobody else would write: `zz-story-hope`. */
const canary = (path: string): string => `zz-${path.replace(/[._]/g, '-')}-zz`;
const full = samplePlans(knowledge)[1]!;
const marked = mark(full, '') as Plan;

function mark(value: unknown, path: string): unknown {
  if (typeof value === 'string')
    return /^\d{4}-|^[\d]+$/.test(value) || value !== 'words' ? value : canary(path);
  if (Array.isArray(value)) return value.map((item) => mark(item, path));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, child]) => [
      key,
      mark(child, path.includes('.') ? path : path ? `${path}.${key}` : key),
    ]),
  );
}

/** Every form a copy can take: all handouts, as Markdown and as pages, the calendar with its titles, and the JSON. */
function printed(plan: Plan, reader: Reader): string {
  const options = { knowledge, plan, today: TODAY, reader };
  const pages = Object.values(knowledge.handouts);
  return [
    ...renderHandouts(pages, options),
    // A web page is made of that Markdown, but for what is drawn.
    ...pages
      .filter(({ body }) => body.includes('timeline.chart'))
      .map((handout) => renderPage(handout, options)),
    renderCalendar({ ...options, titles: true }).replace(/\r\n /g, ''),
    renderJson(options),
  ].join('\n');
}
const canariesIn = (text: string): string[] => [...new Set(text.match(/zz-[a-z-]+-zz/g) ?? [])].sort();
const sharing = (chosen: string[], reader: Reader): Plan => ({ ...marked, sharing: { [reader]: chosen } });

test('the person sees all of it', () => {
  const seen = canariesIn(printed(marked, 'me'));
  expect(seen.length).toBeGreaterThan(40);
});

describe.each(readers)('%s', (reader) => {
  const other = reader === 'family' ? 'worker' : 'family';

  test.each([[[]], [['none']], [['none', 'contacts', 'medicine']]])(
    'sharing %j: nothing but the safety pages',
    (chosen) => {
      const text = printed(sharing(chosen, reader), reader);
      expect(canariesIn(text)).toEqual([]);
      expect(text).toContain(`Shared: 0 of ${parts.length} parts`);
      for (const words of ['Try to wake them', 'loses its tolerance', 'Give naloxone'])
        expect(text).toContain(words);
    },
  );

  test.each(parts)('sharing only %s: nothing of another part', (part) => {
    const text = printed(sharing([part], reader), reader);
    const allowed = knowledge.shares[part]!.map(canary);
    expect(canariesIn(text).filter((word) => !allowed.includes(word))).toEqual([]);
    expect(text).toContain(`Shared: 1 of ${parts.length} parts`);
  });

  test('what is shared with the other reader stays with them', () => {
    expect(canariesIn(printed(sharing(parts, other), reader))).toEqual([]);
  });

  test('gates, stages, windows and notes are as private as the answers they come from', () => {
    const plan: Plan = {
      ...marked,
      safety: { now: 'no', applies: ['pregnant'] },
      use: { opioids: ['heroin'], source: ['street'], status: 'stopped', last_use: '2026-11-20 09:00' },
      timeline: { stages: [{ id: 'early', note: 'zz-note-zz' }], notes: 'zz-notes-zz' },
      sharing: { [reader]: [] },
    };
    // The end of the strongest weeks and of them all too.
    const days = /20 Nov|4 Dec|18 Dec|2026-11-20|2026-12-04|2026-12-18/;
    const text = printed(plan, reader);
    expect(text).not.toMatch(days);
    expect(text).not.toMatch(/\*\*Pregnant, or might be\.\*\*|zz-note|Withdrawal from heroin/);
    const gates = printed({ ...plan, sharing: { [reader]: ['gates'] } }, reader);
    expect(gates).toContain('**Pregnant, or might be.**');
    expect(gates).not.toMatch(days);
    const dates = printed({ ...plan, sharing: { [reader]: ['timeline'] } }, reader);
    for (const day of ['Fri 20 Nov', 'Fri 4 Dec', 'Fri 18 Dec', '2026-12-18', 'zz-notes-zz'])
      expect(dates).toContain(day);
    expect(dates).not.toContain('**Pregnant, or might be.**');
  });

  test('whether something is there is not told either', () => {
    const empty: Plan = { version: '2', about: marked.about ?? {}, sharing: { [reader]: [] } };
    expect(printed(sharing([], reader), reader)).toBe(printed(empty, reader));
  });
});

describe('the card', () => {
  const card = knowledge.handouts['wallet-card']!;
  const usual = questionAt(knowledge, 'sharing.card')!.usual!;
  const onCard = (plan: Plan): string => renderHandouts([card], { knowledge, plan, today: TODAY })[0]!;
  const withCard = (chosen?: string[]): Plan => ({ ...marked, sharing: chosen ? { card: chosen } : {} });
  const ALWAYS = ['IF I WILL NOT WAKE UP', '**999**', '3. Naloxone', 'Samaritans', 'I do not use alone'];
  const stopped: Plan = {
    ...marked,
    about: { ...marked.about, region: 'england' },
    safety: { now: 'no', applies: ['none'] },
    use: { opioids: ['heroin'], source: ['street'], status: 'stopped', last_use: '2026-11-20 09:00' },
    medicine: { ...marked.medicine, current: ['methadone'] },
  };

  test('shows what is usual until the person has said', () => {
    const choices = questionAt(knowledge, 'sharing.card')!.choices!.map(({ value }) => value);
    expect(usual.filter((part) => !choices.includes(part))).toEqual([]);
    expect(onCard(withCard())).toBe(onCard(withCard(usual)));
    const allowed = usual.flatMap((part) => knowledge.shares[part]!).map(canary);
    const seen = canariesIn(onCard(withCard()));
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.filter((word) => !allowed.includes(word))).toEqual([]);
    expect(canariesIn(printed(withCard(), 'card')).filter((word) => !allowed.includes(word))).toEqual([]);
  });

  test.each([[[]], [['none']]])(
    'sharing %j: the overdose steps and the help lines alone, with lines to write on',
    (chosen) => {
      const text = onCard({ ...stopped, sharing: { card: chosen } });
      expect(canariesIn(text)).toEqual([]);
      for (const words of ALWAYS) expect(text).toContain(words);
      expect(text).not.toMatch(/Nov|Dec|methadone|I take/);
      expect(text).toMatch(/My naloxone is:\*\* \.{20}/);
      expect(text).not.toContain('not shared');
    },
  );

  test.each(
    questionAt(knowledge, 'sharing.card')!
      .choices!.map(({ value }) => value)
      .filter((value) => value !== 'none'),
  )('with only %s: nothing of another part', (part) => {
    const text = onCard({ ...stopped, sharing: { card: [part] } });
    const allowed = knowledge.shares[part]!.map(canary);
    expect(canariesIn(text).filter((word) => !allowed.includes(word))).toEqual([]);
    expect(text.includes('18 Dec 2026')).toBe(part === 'timeline');
    expect(text.includes('I take:** Methadone')).toBe(part === 'medicine');
    for (const words of ALWAYS) expect(text).toContain(words);
  });

  test('what is shared with others is not on it, and what is on it is not shared with them', () => {
    expect(
      canariesIn(onCard({ ...marked, sharing: { family: parts, worker: parts, card: ['none'] } })),
    ).toEqual([]);
    for (const reader of readers)
      expect(canariesIn(printed({ ...marked, sharing: { card: parts } }, reader))).toEqual([]);
  });

  test('names two people to call, and nobody who is for a chat only', () => {
    const contact = (name: string, role?: string) => ({
      name,
      phone: '07700 900 100',
      ...(role ? { role } : {}),
    });
    const contacts = [
      contact('Pav', 'distraction'),
      { name: 'No number' },
      contact('Ann'),
      contact('Bea', 'help'),
      contact('Cy'),
    ];
    const text = onCard({ ...stopped, sharing: {}, people: { contacts } } as Plan);
    expect([...text.matchAll(/^- (Pav|No number|Ann|Bea|Cy):/gm)].map(([, name]) => name)).toEqual([
      'Ann',
      'Bea',
    ]);
  });

  test.each<[string, Partial<Plan>, string | undefined]>([
    [
      'medicine, once',
      { medicine: { current: ['methadone'] }, use: { prescribed: ['methadone'] } },
      'Methadone',
    ],
    [
      'a patch from a prescriber, and the list of the others',
      {
        medicine: { current: ['none'], list: [{ name: 'Ramipril' }, { for: 'sleep' }] },
        use: { prescribed: ['fentanyl_patch'] },
      },
      'Fentanyl patch · Ramipril',
    ],
    ['own words stay words', { medicine: { current: ['*my* jab'] } }, '\\*my\\* jab'],
    [
      'none, and a list that says so',
      { medicine: { current: ['none'], list: [{ name: 'none' }] } },
      undefined,
    ],
    ['an opioid that nobody knows', { medicine: {}, use: { prescribed: ['unsure'] } }, undefined],
  ])('what I take: %s', (_, answers, takes) => {
    const text = onCard({ ...stopped, sharing: {}, ...answers } as Plan);
    expect(/^\*\*I take:\*\* (.*)$/m.exec(text)?.[1]).toBe(takes);
  });

  test('says what it holds to the person who asks for it as their own', () => {
    const asked = { knowledge, plan: { ...stopped, sharing: { card: ['none'] } }, today: TODAY };
    expect(renderHandouts([card], { ...asked, reader: 'me' })[0]).toContain('I take:** Methadone');
  });
});
