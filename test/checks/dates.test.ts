import { expect, test } from 'vitest';
import { numberFindings } from '../../src/checks/dates.ts';
import { regionView } from '../../src/handouts/view/region.ts';
import { emptyPlan } from '../../src/plan/shape.ts';
import { dayAfter } from '../../src/text/days.ts';
import { knowledge } from '../helpers/knowledge.ts';

test('B6: a page and check call the same numbers old, on every day', () => {
  const plan = emptyPlan('england');
  const [line] = knowledge.regions['england']!.lines;
  let old = 0;
  for (let checked = '2026-08-20'; checked < '2027-03-10'; checked = dayAfter(checked, 1)) {
    const england = { ...knowledge.regions['england']!, lines: [{ ...line!, checked_on: checked }] };
    const known = { ...knowledge, regions: { ...knowledge.regions, england } };
    // Around six months later: the months that end early, and those that end late.
    for (let today = dayAfter(checked, 178); today < dayAfter(checked, 187); today = dayAfter(today, 1)) {
      const [onPage] = regionView(known, 'england', today).lines;
      const found = [...numberFindings(known, plan, today)];
      expect([checked, today, onPage?.old]).toEqual([checked, today, found.length === 1]);
      old += found.length;
    }
  }
  expect(old).toBeGreaterThan(100);
});
