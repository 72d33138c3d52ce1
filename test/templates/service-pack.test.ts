/** A service's own folder, laid over the shipped templates. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder } from '../helpers/folder.ts';
import { aftercare, planOf } from '../helpers/program.ts';
import { root } from '../helpers/setting.ts';

const pack = join(root, 'test', 'service-pack');

describe('--templates', () => {
  test('adds a handout, a statement with its source, and the line at the foot of every page', async () => {
    const { cwd } = await planOf('leeds-heroin');
    const { code, out } = await aftercare(
      ['print', 'plan.yaml', 'welcome', 'overdose', '--templates', pack, '--sources'],
      cwd,
    );
    expect(code).toBe(0);
    expect(out).toContain('# Welcome to Harbour Street, Col');
    expect(out).toContain('Your first visit takes about an hour.');
    expect(out).toContain('Our leaflet for new people');
    expect(out.match(/Harbour Street Drug Service\*\* · 01632 960 500/g)).toHaveLength(2);
  });

  test('the new handout is listed, and in every export', async () => {
    expect((await aftercare(['print', '--list', '--templates', pack])).out).toMatch(/^welcome /m);
  });

  test('without it nothing of the service is there', async () => {
    const { cwd } = await planOf('leeds-heroin');
    expect((await aftercare(['print', 'plan.yaml'], cwd)).out).not.toContain('Harbour Street');
    expect((await aftercare(['print', 'plan.yaml', 'welcome'], cwd)).code).toBe(2);
  });

  test.each([
    [
      'a statement without a source',
      'knowledge/statements/ours.yaml',
      'ours-new:\n  says: "We are the best."\n  facts: []\n  sources: []\n',
      /ours.yaml:1 .*"ours-new" has no source/,
    ],
    [
      'a handout with a name that is not there',
      'handouts/ours.md',
      '---\nid: ours\ntitle: "O"\nreader: me\nminutes: 1\nsession: "1"\npages: 1\nabout: "o"\n---\n# O\n\n{{nmae}}\n',
      /no such value|nmae/,
    ],
  ])('%s is refused, with its file and line', async (_, path, text, message) => {
    const folder = newFolder();
    cpSync(pack, folder, { recursive: true });
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
    const { cwd } = await planOf('leeds-heroin');
    const { code, out, err } = await aftercare(
      ['print', 'plan.yaml', ...(path.startsWith('handouts') ? ['ours'] : []), '--templates', folder],
      cwd,
    );
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
  });

  test('a folder that is not there is said so', async () => {
    const { cwd } = await planOf('leeds-heroin');
    expect((await aftercare(['print', 'plan.yaml', '--templates', 'nowhere'], cwd)).err).toContain(
      'There is no folder',
    );
  });

  test.each([
    ['interview', '  keep_old:', ['new', 'other.yaml', '--answers', 'plan.yaml']],
    ['interview', '  too_long:', ['print', 'plan.yaml']],
    ['pages', '  review_neutral:', ['export', 'plan.yaml', '--to', 'pages', '--format', 'ics']],
  ])('B3: %s.yaml without %j is refused at once, not when it is wanted', async (file, line, args) => {
    const { cwd } = await planOf('leeds-heroin');
    const words = readFileSync(join(root, 'templates', 'words', `${file}.yaml`), 'utf8');
    mkdirSync(join(cwd, 'ours', 'words'), { recursive: true });
    const without = words.split('\n').filter((one) => !one.startsWith(line));
    writeFileSync(join(cwd, 'ours', 'words', `${file}.yaml`), without.join('\n'));
    const { code, err } = await aftercare([...args, '--templates', 'ours'], cwd);
    expect(code).toBe(1);
    expect(err).toMatch(
      new RegExp(`words/${file}\\.yaml:\\d+ +The text "[a-z]+\\.${line.trim().slice(0, -1)}"`),
    );
    expect(readdirSync(cwd).sort()).toEqual(['ours', 'plan.yaml']);
  });
});
