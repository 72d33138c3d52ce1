/** What `export` writes over, and how large it may be. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { questionsOf } from '../../src/knowledge/bank.ts';
import { knowledge } from '../helpers/knowledge.ts';
import { newFolder } from '../helpers/folder.ts';
import { aftercare, planOf } from '../helpers/program.ts';

/** A plan file of over 200 KB, as large as it may well get: long answers to one question after the other. */
function bigPlan(): string {
  const text = 'a long answer '.repeat(700);
  const parts = new Map<string, string[]>();
  for (const { kind, path } of questionsOf(knowledge)) {
    const [part, key] = path.split('.') as [string, string];
    const size = [...parts.values()].flat().length * text.length;
    if (kind === 'text' && size < 200_000)
      parts.set(part, [...(parts.get(part) ?? []), `  ${key}: "${text}"`]);
  }
  return ['version: "1"', ...[...parts].flatMap(([part, lines]) => [`${part}:`, ...lines])].join('\n');
}

describe('B1: a plan of 200 KB', () => {
  const bigFile = (): string => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'big.yaml'), bigPlan());
    expect(statSync(join(cwd, 'big.yaml')).size).toBeGreaterThan(200_000);
    return cwd;
  };

  test('can be read: all that is found is about what it says', async () => {
    const cwd = bigFile();
    const { plans } = JSON.parse((await aftercare(['check', 'big.yaml', '--json'], cwd)).out);
    const ids = plans[0].findings.map(({ id }: { id: string }) => id);
    const known = [...Object.keys(knowledge.gates), ...Object.keys(knowledge.findings)];
    expect(ids.length).toBeGreaterThan(3);
    expect(ids.filter((id: string) => !known.includes(id))).toEqual([]);
  });

  test.each(['md', 'html', 'ics', 'json'])('is exported as %s whole', async (format) => {
    const cwd = bigFile();
    const args = ['export', 'big.yaml', '--to', 'pages', '--handout', 'plan', '--format', format];
    const { code, err } = await aftercare(args, cwd);
    expect([code, err]).toEqual([0, '1 files written to pages. Only you can read them.\n']);
    const name = format === 'md' || format === 'html' ? `big-plan.${format}` : `big.${format}`;
    const size = statSync(join(cwd, 'pages', name)).size;
    // More than a plan itself may have.
    expect(size).toBeGreaterThan(format === 'json' ? 256 * 1024 : 100);
  });
});

describe('B2: --force writes over', () => {
  test.each<[string, string | Uint8Array]>([
    ['a file larger than a plan can be', 'x'.repeat(300_000)],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0xff, 0x00)],
    ['an empty file', ''],
  ])('%s', async (_, old) => {
    const { cwd } = await planOf('leeds-heroin');
    const file = join(cwd, 'pages', 'plan-overdose.md');
    mkdirSync(join(cwd, 'pages'));
    writeFileSync(file, old);
    const args = ['export', 'plan.yaml', '--to', 'pages', '--handout', 'overdose'];
    const refused = await aftercare(args, cwd);
    expect(refused.code).toBe(1);
    expect(readFileSync(file)).toEqual(Buffer.from(old));
    expect((await aftercare([...args, '--force'], cwd)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^# .*overdose/);
  });
});
