/** The time zone of a plan follows from its country, and from the clock that was said. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { questionAt } from '../../src/knowledge/bank.ts';
import { PlanFile } from '../../src/store/plan-file.ts';
import { newFolder } from '../helpers/folder.ts';
import { knowledge } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

/** A computer in Bogota. */
const HOME = 'America/Bogota';
const region = (value: string): Step => ['about.region', value];
const clock = (value: string): Step => ['about.clock', value];
type Step = readonly [path: string, value: string];

test.each<[string, Step[], string, string | undefined]>([
  ['a country with one clock has its own', [region('england')], 'Europe/London', undefined],
  ['elsewhere it is that of the computer', [region('elsewhere')], HOME, undefined],
  ['a slip of the country leaves nothing behind', [region('england'), region('elsewhere')], HOME, undefined],
  ['what was said counts', [region('canada'), clock('America/Regina')], 'America/Regina', 'America/Regina'],
  ['until it is said, the computer', [region('england'), region('canada')], HOME, undefined],
  [
    'another country with several asks again',
    [region('united_states'), clock('America/Phoenix'), region('canada')],
    HOME,
    undefined,
  ],
  [
    'and what was said before is no answer there, by whatever way',
    [region('australia'), clock('Australia/Brisbane'), region('elsewhere'), region('united_states')],
    HOME,
    undefined,
  ],
  [
    'back in the first country it is there again',
    [region('united_states'), clock('America/Phoenix'), region('england'), region('united_states')],
    'America/Phoenix',
    'America/Phoenix',
  ],
  [
    'a clock of elsewhere takes no country its own',
    [clock('America/Denver'), region('england')],
    'Europe/London',
    undefined,
  ],
])('%s', (_, steps, timezone, said) => {
  using file = PlanFile.create(join(newFolder(), 'plan.yaml'), knowledge, {
    now: () => TODAY,
    timezone: HOME,
  });
  for (const [path, value] of steps) file.give(questionAt(knowledge, path)!, { value });
  expect([file.plan.timezone, file.plan.about?.clock]).toEqual([timezone, said]);
});

test.each([
  // Another name for the same clock stays; one that disagrees with what was said is put right.
  ['united_states", clock: "America/New_York', 'America/Detroit', 'America/Detroit'],
  ['united_states", clock: "America/Phoenix', 'America/Denver', 'America/Phoenix'],
  ['new_zealand', 'Europe/London', 'Pacific/Auckland'],
  ['england', 'Europe/Belfast', 'Europe/Belfast'],
  ['elsewhere', 'Europe/Prague', 'Europe/Prague'],
  ['england', undefined, 'Europe/London'],
  ['elsewhere', undefined, HOME],
])('regenerate: in %s, %s becomes %s', (where, before, after) => {
  using file = PlanFile.create(join(newFolder(), 'plan.yaml'), knowledge, {
    now: () => TODAY,
    timezone: HOME,
  });
  const zone = before ? `timezone: "${before}"\n` : '';
  expect(file.takeText(`version: "1"\n${zone}about: { region: "${where}" }\n`)).toEqual([]);
  expect(file.plan.timezone).toBe(after);
});

test('a new plan is made on the day that it is where it lives', () => {
  const now = (zone?: string): string => (zone === HOME ? '2026-11-21' : '2026-11-22');
  using file = PlanFile.create(join(newFolder(), 'plan.yaml'), knowledge, { now, timezone: HOME });
  expect(file.plan.made_on).toBe('2026-11-21');
  file.give(questionAt(knowledge, 'about.region')!, { value: 'new_zealand' });
  expect(file.plan.made_on).toBe('2026-11-22');
});
