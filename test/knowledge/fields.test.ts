/** What a file of templates/ must hold is of use to someone: each field is read when pages, checks and questions are made. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { findingsOf } from '../../src/checks/findings.ts';
import { checkCommand } from '../../src/commands/check.ts';
import { editCommand } from '../../src/commands/edit.ts';
import { newCommand } from '../../src/commands/new.ts';
import { printCommand } from '../../src/commands/print.ts';
import { sourcesCommand } from '../../src/commands/sources.ts';
import { Stopped } from '../../src/errors.ts';
import { answersExample } from '../../src/handouts/answers-example.ts';
import { pagesOf, renderPage } from '../../src/handouts/html/page.ts';
import { renderJson } from '../../src/handouts/json.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { checkKnowledge } from '../../src/templates/check.ts';
import { newFolder } from '../helpers/folder.ts';
import { testIo } from '../helpers/io.ts';
import { knowledge, people } from '../helpers/knowledge.ts';
import { planOf } from '../helpers/program.ts';
import { TODAY } from '../helpers/setting.ts';

/** Parts of the knowledge that hold things by name: what is below is called the same for each of them. */
const BY_NAME =
  /^(sources|statements|stages|opioids|gates|findings|lists|regions|handouts|handouts\.\*\.meta\.slots|timing\.seconds_to_answer|situation|urgency|terms|unread)$/;
const PARTS = [
  'sources',
  'statements',
  'stages',
  'opioids',
  'gates',
  'findings',
  'lists',
  'regions',
  'situation',
  'urgency',
  'terms',
] as const;

/** Fields that the program does not read once the files are loaded, each with its reason. */
const NOT_READ = {
  'opioids.*.order': 'puts the files in order when they are loaded',
  'regions.*.order': 'the same',
  'regions.*.emergency.checked_how': 'for whoever checks the number next',
  'regions.*.urgent.checked_how': 'the same',
  'regions.*.lines.*.checked_how': 'the same',
  'regions.*.lines.*.id': 'what a line is called among those who keep the file',
  'regions.*.emergency.says': 'may be left out; pages print the number alone',
  'handouts.*.meta.pages': 'a promise, which test/browser holds',
  'timing.hospital.facts': 'for now: the build does not look whether they hold',
  'timing.hospital.sources': 'the same',
  ...Object.fromEntries(
    [
      'aftercare.appointments.what',
      'aftercare.appointments.when',
      'medicine.current',
      'medicine.next_due',
      'use.last_use',
      'use.left.out',
      'use.left.place',
      'use.planned_stop',
      'use.status',
    ].map((answer) => [
      `situation.*.example.${answer}`,
      'someone of whom a name is true, for the proofs at build',
    ]),
  ),
};

/** Between them these people need every field. What is new may need one more. */
const SOME = [
  'leeds-heroin',
  'dublin-methadone',
  'philadelphia-signs',
  'mother-for-son',
  'prague-kratom',
  'nova-scotia-patches',
].map((name) => people[name]!);

/** A page of a service, which may print what no shipped page does. */
const SERVICE_PAGE = `{{lists.services.about}}
{{region.people.prescriber}} {{region.people.pharmacy}} {{region.people.midwife}}`;

const inside = (path: string, key: string, parent: object): string =>
  Array.isArray(parent) || BY_NAME.test(path) ? `${path}.*` : path === '' ? key : `${path}.${key}`;

/** Every field there is, such as `opioids.*.label`. */
function* fieldsIn(value: unknown, path = ''): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const at = inside(path, key, value);
    if (!at.endsWith('*')) yield at;
    yield* fieldsIn(child, at);
  }
}

/** The same knowledge, which remembers in `read` which fields were asked for. */
function watched<T extends object>(value: T, read: Set<string>, path = ''): T {
  const seen = new Map<string | symbol, unknown>();
  return new Proxy(value, {
    get(target, key, self) {
      // Asked for millions of times: what was looked at once is known.
      if (seen.has(key)) return seen.get(key);
      const child: unknown = Reflect.get(target, key, self);
      if (typeof key !== 'string' || !Object.hasOwn(target, key)) return child;
      const at = inside(path, key, target);
      read.add(at);
      seen.set(key, typeof child === 'object' && child !== null ? watched(child, read, at) : child);
      return seen.get(key);
    },
  });
}

/** The same lines typed again and again at one part of a plan, or at all of it, through a pipe. */
async function type(all: Knowledge, section: string | undefined, lines: readonly string[]): Promise<void> {
  const io = {
    ...testIo(),
    stdin: Readable.from([
      lines
        .map((line) => `${line}\n`)
        .join('')
        .repeat(100),
    ]),
  };
  const path = join(newFolder(), 'plan.yaml');
  if (section) writeFileSync(path, 'version: "1"\nabout:\n  region: england\n');
  const options = { plain: true as const, withHelper: true as const };
  const setting = { knowledge: all, io };
  const done = section
    ? editCommand(path, { ...options, section }, setting)
    : newCommand(path, { ...options, region: 'england' }, setting);
  await done.catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error;
  });
}

test('B9: no field of templates/ is there for nothing', async () => {
  const read = new Set<string>();
  const all = watched(knowledge, read);
  const setting = { knowledge: all, io: testIo() };
  const handouts = Object.values(all.handouts);
  for (const plan of SOME) {
    handouts.forEach(pagesOf({ knowledge: all, plan, today: TODAY }));
    renderJson({ knowledge: all, plan, today: TODAY });
    findingsOf(all, plan, TODAY);
  }
  // What a worksheet prints, and someone who is just out of hospital.
  handouts.forEach(pagesOf({ knowledge: all, plan: people['leeds-heroin']!, today: TODAY, blank: true }));
  const out = { ...people['leeds-heroin']!, use: { left: [{ place: 'hospital', out: TODAY }] } };
  renderPage(all.handouts['aftercare']!, { knowledge: all, plan: out, today: TODAY });
  findingsOf(all, { version: '2', use: { opioids: ['BuTrans'], other_drugs: ['daily'] } }, TODAY);
  const ours = { ...all.handouts['week']!, body: SERVICE_PAGE };
  renderPage(ours, { knowledge: all, plan: people['leeds-heroin']!, today: TODAY });
  answersExample(all);
  checkKnowledge(all);
  await checkCommand([(await planOf('almost-nothing')).plan], {}, setting);
  await printCommand([], { list: true, copies: 1 }, setting);
  await printCommand([], { blank: true, session: '1', copies: 1 }, setting);
  for (const id of [undefined, 'S-UNODC', 'od-doubt', 'regions', 'opioids', 'gates'])
    await sourcesCommand(id, {}, setting);
  for (const id of [undefined, 'wd-patch-heat']) await sourcesCommand(id, { reach: true }, setting);
  // Each question is left open after a look at its help. Then whatever fits is typed, also days on the wrong side.
  await type(all, undefined, [':help', '', '']);
  for (const part of ['use', 'medicine', 'aftercare'])
    await type(all, part, ['1', '1 January 2020', '1 January 2020', '1 January 2030', '1 January 2030', '']);

  const parts = [...PARTS, 'timing', 'sections', 'handouts'] as const;
  const fields = new Set(fieldsIn(Object.fromEntries(parts.map((name) => [name, knowledge[name]]))));
  expect(fields.size).toBeGreaterThan(100);
  expect([...fields].filter((field) => !read.has(field)).sort()).toEqual(Object.keys(NOT_READ).sort());
});
