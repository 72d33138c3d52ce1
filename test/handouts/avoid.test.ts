/** Someone who is better not contacted stands where that is said, and among nobody to call. */
import { expect, test } from 'vitest';
import { renderHandout } from '../../src/handouts/handout.ts';
import { knowledge, people } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

const NAME = 'Vasilisa';

test.each(Object.entries(people))('%s', (_, person) => {
  const plan = { ...person, people: { ...person.people, avoid: [NAME] } };
  const lines = Object.values(knowledge.handouts).flatMap((handout) =>
    renderHandout(handout, { knowledge, plan, today: TODAY })
      .split('\n')
      .filter((line) => line.includes(NAME)),
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !line.startsWith('**Better not contacted for now:**'))).toEqual([]);
});

test('who shares whom to call does not share whom not to', () => {
  const plan = { ...people['leeds-heroin']!, people: { avoid: [NAME] }, sharing: { family: ['contacts'] } };
  const pages = Object.values(knowledge.handouts).map((handout) =>
    renderHandout(handout, { knowledge, plan, today: TODAY, reader: 'family' }),
  );
  expect(pages.filter((page) => page.includes(NAME))).toEqual([]);
});
