/** Today is the day where the plan lives, not where the computer is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../helpers/folder.ts';
import { aftercare, type Ran } from '../helpers/program.ts';
import { STOP, tell } from '../helpers/script.ts';

/** Evening of the 21st in London, where the computer is. */
const AT = new Date('2026-11-21T20:00Z');
const planOf = (zone: string, lastUse: string, more = ''): string =>
  `version: "1"\nmade: "2026-11-20"\ntimezone: "${zone}"\nabout: { region: elsewhere }\n` +
  `safety: { now: "no", applies: [none] }\nmedicine: { current: [none] }\n` +
  `use: { opioids: [heroin], source: [street], status: stopped, pattern: many_daily, last_use: "${lastUse}" }\n${more}`;

async function ran(plan: string, ...args: string[]): Promise<Ran & { cwd: string; text: string }> {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'plan.yaml'), plan, { mode: 0o600 });
  const done = await aftercare(args, cwd, { at: AT });
  return { ...done, cwd, text: readFileSync(join(cwd, 'plan.yaml'), 'utf8') };
}
const found = async (plan: string): Promise<string[]> => {
  const { out } = await ran(plan, 'check', 'plan.yaml', '--json');
  return (JSON.parse(out) as { plans: { findings: { id: string }[] }[] }).plans[0]!.findings.map(
    ({ id }) => id,
  );
};

describe('where it is a day later, or earlier, than on this computer', () => {
  it('check knows which days have come', async () => {
    expect(await found(planOf('Pacific/Auckland', '2026-11-22'))).not.toContain('impossible_day');
    expect(await found(planOf('Europe/London', '2026-11-22'))).toContain('impossible_day');
    expect(await found(planOf('Europe/London', '2026-11-21'))).not.toContain('impossible_day');
    // Ten in the morning of the 21st there.
    expect(await found(planOf('Pacific/Honolulu', '2026-11-22'))).toContain('impossible_day');
    const visit = 'aftercare: { appointments: [{ what: Clinic, when: "2026-11-21 16:00" }] }\n';
    expect(await found(planOf('Pacific/Auckland', '2026-11-20', visit))).toContain('appointment_past');
    expect(await found(planOf('Pacific/Honolulu', '2026-11-20', visit))).not.toContain('appointment_past');
  });

  it('a page is made for that day', async () => {
    const page = async (zone: string): Promise<string> =>
      (await ran(planOf(zone, '2026-11-20'), 'print', 'plan.yaml', 'timeline')).out;
    expect(await page('Pacific/Auckland')).toContain('22 November 2026');
    expect(await page('Pacific/Honolulu')).not.toContain('22 November 2026');
  });

  it('a page for someone who is not shown the dates is made for the day here', async () => {
    const made = async (zone: string, shown: string, ...command: string[]): Promise<string> => {
      const { out, cwd } = await ran(
        planOf(zone, '2026-11-20', `sharing: { family: [${shown}] }\n`),
        ...command,
      );
      const json = join(cwd, 'out', 'plan.json');
      return out + (command[0] === 'export' ? readFileSync(json, 'utf8') : '');
    };
    for (const command of [
      ['print', 'plan.yaml', 'family'],
      ['export', 'plan.yaml', '--to', 'out', '--format', 'json', '--for', 'family'],
    ]) {
      const [far, near] = ['Pacific/Auckland', 'Europe/London'];
      expect(await made(far!, 'opioids', ...command)).toBe(await made(near!, 'opioids', ...command));
      expect(await made(far!, 'timeline', ...command)).not.toBe(await made(near!, 'timeline', ...command));
    }
  });

  it('each plan of an export has its own day', async () => {
    const cwd = newFolder();
    for (const [name, zone] of [
      ['a', 'Pacific/Auckland'],
      ['b', 'Europe/London'],
    ] as const)
      writeFileSync(join(cwd, `${name}.yaml`), planOf(zone, '2026-11-20'), { mode: 0o600 });
    const args = ['export', 'a.yaml', 'b.yaml', '--to', 'out', '--handout', 'timeline'];
    expect((await aftercare(args, cwd, { at: AT })).code).toBe(0);
    const page = (name: string): string => readFileSync(join(cwd, 'out', `${name}-timeline.md`), 'utf8');
    expect(page('a')).toContain('22 November 2026');
    expect(page('b')).not.toContain('22 November 2026');
  });

  it('regenerate --stopped takes the day it is there, and no later one', async () => {
    const plan = (zone: string): string => planOf(zone, '2026-11-20');
    const stopped = ['regenerate', 'plan.yaml', '--stopped', '2026-11-22'];
    expect((await ran(plan('Pacific/Auckland'), ...stopped)).text).toContain('last_use: "2026-11-22"');
    expect((await ran(plan('Europe/London'), ...stopped)).code).toBe(2);
  });

  it('a typed "today" and "2 hours ago" are those of the region', async () => {
    const script = (lastUse: string) =>
      [
        ['Ready?', ''],
        ['Where are you living', 'new zealand'],
        ['in danger', '1'],
        ['name', 'Jay'],
        ['Do any of these fit', '11'],
        ['Which of these do you use', 'heroin'],
        ['Where does it come from', '1'],
        ['Where are you with it', '3'],
        ['last use', lastUse],
        ['', STOP],
      ] as const;
    const typed = async (lastUse: string): Promise<string | undefined> =>
      (await tell(script(lastUse), { at: AT })).plan?.use?.last_use;
    expect(await typed('today')).toBe('2026-11-22');
    expect(await typed('2 hours ago')).toBe('2026-11-22 07:00');
    expect(await typed('yesterday 10pm')).toBe('2026-11-21 22:00');
  });
});
