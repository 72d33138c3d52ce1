/** A handout as a page: what it takes from the plan's region, and what not. */
import { expect, test } from 'vitest';
import { renderPage } from '../../../src/handouts/html/page.ts';
import type { Knowledge } from '../../../src/knowledge/knowledge.ts';
import { emptyPlan } from '../../../src/plan/shape.ts';
import { knowledge } from '../../helpers/knowledge.ts';
import { TODAY } from '../../helpers/setting.ts';

const LANGUAGES = {
  england: 'en-GB',
  scotland: 'en-GB',
  wales: 'en-GB',
  northern_ireland: 'en-GB',
  ireland: 'en-IE',
  united_states: 'en-US',
  canada: 'en-CA',
  australia: 'en-AU',
  new_zealand: 'en-NZ',
  elsewhere: 'en',
};

const languageOf = (region: string, of: Knowledge = knowledge): string | undefined =>
  /<html lang="([^"]*)">/.exec(
    renderPage(of.handouts['overdose']!, { knowledge: of, plan: emptyPlan(region), today: TODAY }),
  )?.[1];

test('the language of a page has the country of its region', () => {
  for (const [region, language] of Object.entries(LANGUAGES)) expect(languageOf(region)).toBe(language);
});

test('the language itself is that of the words, in every region', () => {
  const welsh = { ...knowledge, words: { ...knowledge.words, 'pages.language': 'cy' } };
  expect(languageOf('wales', welsh)).toBe('cy-GB');
  expect(languageOf('elsewhere', welsh)).toBe('cy');
});
