/** `check` in the person's own words. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder } from '../helpers/folder.ts';
import { knowledge } from '../helpers/knowledge.ts';
import { aftercare } from '../helpers/program.ts';

test.each(['PLANET Pete', 'PLAN', '{{file}}', '{{what}} $& $1', "Jo's PLAN.yaml"])(
  "B4: a person's word is printed as it is: %s",
  async (name) => {
    const cwd = newFolder();
    const text = `version: "1"\npeople:\n  contacts:\n    - { name: ${JSON.stringify(name)}, role: help }\n`;
    writeFileSync(join(cwd, 'pb.yaml'), text);
    const { out } = await aftercare(['check', 'pb.yaml'], cwd);
    expect(out).toContain(`There is no phone number for ${name}. (line 4)\n`);
    const { plans } = JSON.parse((await aftercare(['check', '--json', 'pb.yaml'], cwd)).out);
    const found = plans[0].findings.find(({ id }: { id: string }) => id === 'contact_without_number');
    expect([found.what, found.says]).toEqual([name, `There is no phone number for ${name}.`]);
  },
);

/** A plan with a finding of each kind, each at a line that is known. */
const PLAN = `version: "1"
timezone: "UTC"
about:
  region: "united_states"
safety:
  now: "no"
  applies:
    - "none"
    - "pregnant"
  signs:
    - "severe_shaking"
use:
  opioids:
    - "heroin"
  status: "stopped"
  last_use: "2026-11-25"
medicine:
  current:
    - "none"
people:
  contacts:
    - name: "Jo"
      role: "help"
      phone: "ask Mum"
    - name: "Pav"
      role: "help"
timeline:
  clock: "dated"
`;

interface Found {
  level: string;
  id: string;
  path?: string;
  line?: number;
  command?: string;
  urgency?: string;
  closes?: boolean;
  says: string;
  fix: string;
}

describe('where, and what to run', () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, "Jo's plan.yaml"), PLAN, { mode: 0o600 });
  const checked = async (...more: string[]): Promise<string> =>
    (await aftercare(['check', "Jo's plan.yaml", ...more], cwd)).out;

  test('--json has the line, the part and the command of each finding', async () => {
    const { plans } = JSON.parse(await checked('--json')) as { plans: { findings: Found[] }[] };
    const { findings } = plans[0]!;
    const at = (id: string): unknown => {
      const one = findings.find((found) => found.id === id);
      return one && [one.path, one.line, one.command?.replace(/ edit .* --/, ' edit FILE --')];
    };
    expect(at('severe_shaking')).toBeUndefined();
    expect(at('medetomidine_shaking')).toEqual(['safety.signs', 10, 'aftercare edit FILE --section safety']);
    expect(at('pregnancy')).toEqual(['safety.applies', 7, 'aftercare edit FILE --section safety']);
    expect(at('none_with_another')).toEqual(['safety.applies', 7, 'aftercare edit FILE --section safety']);
    expect(at('impossible_day')).toEqual(['use.last_use', 16, 'aftercare edit FILE --section use']);
    expect(at('number_undialable')).toEqual([
      'people.contacts.0.phone',
      24,
      'aftercare edit FILE --section people',
    ]);
    expect(at('contact_without_number')).toEqual([
      'people.contacts.1',
      25,
      'aftercare edit FILE --section people',
    ]);
    // What is not there yet is asked for where its part begins.
    expect(at('medicine_not_thought_of')).toEqual([
      'medicine.wanted',
      17,
      'aftercare edit FILE --section medicine',
    ]);
    expect(at('naloxone_missing')).toEqual([
      'overdose.naloxone',
      undefined,
      'aftercare edit FILE --section overdose',
    ]);
    expect(at('clock_to_choose')).toEqual(['about.clock', 3, 'aftercare edit FILE --section about']);
    expect(at('timeline_stale')).toEqual(['timeline', undefined, undefined]);
    const lines = PLAN.split('\n');
    for (const { path, line, command } of findings) {
      if (line !== undefined) expect(lines[line - 1], path).toMatch(/\w/);
      if (command) expect(command).toContain(String.raw`aftercare edit 'Jo'\''s plan.yaml' --section `);
    }
  });

  test('a gate says how urgent it is, and whether it closes the dates', async () => {
    const { plans } = JSON.parse(await checked('--json')) as { plans: { findings: Found[] }[] };
    const gates = plans[0]!.findings.filter(({ level }) => level === 'gate');
    expect(gates.map(({ id, urgency, closes }) => [id, urgency, closes])).toEqual([
      ['medetomidine_shaking', 'emergency', true],
      ['pregnancy', 'today', true],
    ]);
    for (const { level, urgency, closes } of plans[0]!.findings)
      if (level !== 'gate') expect([urgency, closes]).toEqual([undefined, undefined]);
  });

  test('in words too, the command on a line of its own unless what to do names one', async () => {
    const lines = (await checked()).split('\n');
    const after = (start: string): string[] => {
      const at = lines.findIndex((line) => line.includes(start));
      return lines.slice(at, at + 3);
    };
    const day = after('This day cannot be right');
    expect(day[0]).toMatch(/ \(line 16\)$/);
    expect(day[2]).toMatch(/^ {4}aftercare edit .* --section use$/);
    const stale = after('The dates in the file no longer fit');
    expect(stale[1]).toContain('aftercare regenerate');
    expect(stale[2]).not.toMatch(/^ {4}aftercare edit/);
  });

  test('the commands open a part that there is', async () => {
    const { plans } = JSON.parse(await checked('--json')) as { plans: { findings: Found[] }[] };
    const sections = plans[0]!.findings.flatMap(
      ({ command }) => /--section (\w+)$/.exec(command ?? '')?.[1] ?? [],
    );
    expect(sections.length).toBeGreaterThan(5);
    for (const section of sections) expect(knowledge.sections.map((one) => one.section)).toContain(section);
  });
});

describe('what needs someone is told from what is good to know, and only the first ends with 1', () => {
  const plan = (more: string): string => `version: "1"
about:
  region: "england"
safety:
  now: "no"
  applies: ["none"]
  mind: "ok"
use:
  opioids: ["heroin"]
  source: ["street"]
  status: "using"
medicine:
  current: ["none"]
  wanted: "want"
people:
  contacts: [{ name: "Jo", role: "help", phone: "07700 900 417" }]
overdose:
  naloxone: "have"
  naloxone_place: "drawer"
  naloxone_people: ["Jo"]
aftercare:
  appointments: [{ what: "clinic", when: "2026-12-01 10:00" }]
timeline:
  clock: "dated"
${more}`;
  test.each([
    ['nothing', '', 0, /nothing/i],
    ['an urgency of know', 'first_days:\n  drives: "drives"\n', 0, /Driving or machines\./],
    ['an urgency of care', 'life:\n  home: "hostel"\n', 1, /No home, or a hostel\./],
    [
      'a gap',
      'triggers:\n  list: [{ what: "payday" }]\n',
      1,
      /no plan yet for this trigger: The day I get paid/,
    ],
  ])('%s', async (_, more, code, said) => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'plan.yaml'), plan(more), { mode: 0o600 });
    const ran = await aftercare(['check', 'plan.yaml'], cwd);
    expect([ran.code, ran.out]).toEqual([code, expect.stringMatching(said)]);
    expect(ran.out).not.toMatch(/plan is safe|all good|no problems/i);
  });
});
