import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { FileProblems } from '../../src/errors.ts';
import { newFromAnswers } from '../../src/commands/new.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { readPlanFile } from '../../src/store/reading.ts';
import { newFolder } from '../helpers/folder.ts';
import { testIo } from '../helpers/io.ts';
import { knowledge } from '../helpers/knowledge.ts';

let folder: string;
let said: string;
beforeEach(() => {
  folder = newFolder();
  said = '';
});

async function make(answers: string, region?: string): Promise<{ plan: Plan; text: string }> {
  const from = join(folder, 'answers.yaml');
  const to = join(folder, 'plan.yaml');
  writeFileSync(from, answers);
  const io = testIo();
  await newFromAnswers(to, from, region, knowledge, io);
  said = io.stderr.text;
  return { plan: readPlanFile(to, knowledge), text: readFileSync(to, 'utf8') };
}

describe('a plan from a file of answers', () => {
  it('holds the answers and how others were left, readable by its owner only', async () => {
    const { plan } = await make(
      'about:\n  region: "england"\n  name: "Jay"\nsafety:\n  now: "no"\ncome_back:\n  why_now: "not_now"\n',
    );
    expect(plan.about).toEqual({ region: 'england', name: 'Jay' });
    expect(plan.come_back).toEqual({ why_now: 'not_now' });
    expect(said).toContain('Saved in');
    expect(statSync(join(folder, 'plan.yaml')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['answers.yaml', 'plan.yaml']);
  });

  it('sets aside what does not apply', async () => {
    const { plan } = await make('overdose:\n  naloxone: "none"\n  naloxone_place: "on the hook"\n');
    expect(plan.overdose).toEqual({ naloxone: 'none' });
    expect(plan.parked).toEqual({ naloxone_place: 'on the hook' });
  });

  it('takes the region of the command before that of the file', async () => {
    const { plan } = await make('about:\n  region: "england"\n', 'wales');
    expect(plan.about?.region).toBe('wales');
  });

  it('says the crisis numbers first when someone is in danger, and keeps everything', async () => {
    const { plan } = await make('about:\n  region: "england"\nsafety:\n  now: "overdose"\n');
    expect(plan.safety?.now).toBe('overdose');
    expect(said.indexOf('999')).toBeGreaterThanOrEqual(0);
    expect(said.indexOf('999')).toBeLessThan(said.indexOf('Saved in'));
  });

  it('names every mistake, and writes nothing', async () => {
    const mistakes = make('about:\n  region: "atlantis"\n  nam: "Jay"\nsafety:\n  now: "maybe"\n');
    await expect(mistakes).rejects.toThrow(FileProblems);
    const error = await mistakes.catch((thrown: unknown) => thrown as FileProblems);
    expect((error as FileProblems).problems.map(({ line }) => line)).toEqual([2, 3, 5]);
    expect(existsSync(join(folder, 'plan.yaml'))).toBe(false);
  });

  it('never takes the place of a file', async () => {
    writeFileSync(join(folder, 'plan.yaml'), 'mine');
    await expect(make('about:\n  region: "england"\n')).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(join(folder, 'plan.yaml'), 'utf8')).toBe('mine');
  });
});
