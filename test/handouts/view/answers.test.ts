/** An answer is said alike wherever it is said. */
import { describe, expect, test } from 'vitest';
import { renderHandout } from '../../../src/handouts/handout.ts';
import { renderJson } from '../../../src/handouts/json.ts';
import { answerInWords } from '../../../src/interview/review.ts';
import { questionAt } from '../../../src/knowledge/bank.ts';
import { CALM, knowledge, planFrom, words } from '../../helpers/knowledge.ts';
import { TODAY } from '../../helpers/setting.ts';

describe('B5: midnight names the two days it is between', () => {
  const plan = planFrom(`${CALM}about: { region: england }
use: { opioids: [heroin], source: [street], status: stopped, last_use: "2026-11-22 00:00" }
aftercare: { appointments: [{ what: "clinic", when: "2026-11-30 00:00" }] }
`);
  const night = 'midnight between Sunday 29 November 2026 and Monday 30 November 2026';
  const page = (id: string): string =>
    renderHandout(knowledge.handouts[id]!, { knowledge, plan, today: TODAY });

  test('for an appointment on paper', () => {
    const pages = ['plan', 'aftercare', 'one-page'].map(page).filter((text) => text.includes('clinic'));
    expect(pages.length).toBeGreaterThan(1);
    // Where there is room for few words the days are short.
    for (const text of pages)
      expect(text).toMatch(
        /midnight (between Sunday 29 November 2026 and Monday 30 November 2026|Sun 29\/Mon 30 Nov)/,
      );
  });

  test('for the same on the screen and as data', () => {
    const looking = { words, knowledge, plan: () => plan };
    expect(answerInWords(looking, questionAt(knowledge, 'aftercare.appointments')!, plan)).toContain(night);
    expect(renderJson({ knowledge, plan, today: TODAY })).toContain(night);
    expect(renderJson({ knowledge, plan, today: TODAY })).toContain(
      'midnight between Saturday 21 November 2026 and Sunday 22 November 2026',
    );
  });

  test('stages end late on the day before it, or start early on the day after, and no page has a day with midnight behind it', () => {
    expect(page('timeline')).toContain('some time between the morning of Sun 22 Nov and late on Sun 22 Nov');
    expect(page('timeline')).toContain(
      'some time between the early hours of Mon 23 Nov and late on Tue 24 Nov',
    );
    expect(page('timeline')).not.toContain('midnight');
    for (const id of Object.keys(knowledge.handouts)) expect(page(id)).not.toMatch(/\d, midnight/);
  });
});
