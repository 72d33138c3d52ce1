/** Words on the command line -> what they name: a region, a part, handouts. */
import { UserError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Handout, Knowledge } from '../knowledge/knowledge.ts';
import { nearest } from '../text/nearest.ts';
import { phrase, type Phrase } from '../text/phrases.ts';
import type { Section } from '../knowledge/questions.ts';

/** What a command is given beside its own words. */
export interface Setting {
  knowledge: Knowledge;
  io: Io;
}

/**
 * The value that is known by `typed`: by its id or a name beside it, large or small, with spaces or hyphens for _.
 * Throws UserError (exit code 2) that names the nearest, or else says `others`.
 */
export function named<T>(
  typed: string,
  known: Readonly<Record<string, T>>,
  say: { what: Phrase; others?: Phrase; nameOf?: (value: T) => string },
): T {
  const plain = (text: string): string => text.toLowerCase().trim().replace(/[ -]/g, '_');
  const wanted = plain(typed);
  const { nameOf = () => '' } = say;
  const all = Object.entries(known);
  const found =
    all.find(([id]) => plain(id) === wanted) ??
    all.find(([, value]) => nameOf(value) !== '' && plain(nameOf(value)).startsWith(wanted));
  if (found) return found[1];
  const near = nearest(
    wanted,
    all.map(([id]) => id),
  );
  const others = say.others ?? phrase('errors.use_one_of', { names: all.map(([id]) => id).join(', ') });
  throw new UserError(say.what, {
    hint: near ? phrase('errors.did_you_mean', { name: near }) : others,
    exitCode: 2,
  });
}

/** The id of a region typed as an id or a name. */
export const regionNamed = ({ regions }: Knowledge, typed: string): string =>
  named(typed, regions, { what: phrase('arguments.no_region'), nameOf: ({ label }) => label }).id;

/** The id of a part typed as its id or as the start of its title. */
export const sectionNamed = ({ sections }: Knowledge, typed: string): string => {
  const byId: Record<string, Section> = Object.fromEntries(sections.map((one) => [one.section, one]));
  return named(typed, byId, { what: phrase('arguments.no_part'), nameOf: ({ title }) => title }).section;
};

/** The handouts with these ids. */
export const handoutsNamed = ({ handouts }: Knowledge, ids: readonly string[]): Handout[] =>
  ids.map((id) =>
    named(id, handouts, { what: phrase('arguments.no_handout'), others: phrase('arguments.all_handouts') }),
  );

/** The handouts of the command line: those named, then those of a session. None where nothing was asked for. */
export function handoutsChosen(
  knowledge: Knowledge,
  names: readonly string[],
  session: string | undefined,
): Handout[] {
  const ofSession = session === undefined ? [] : handoutsOfSession(knowledge, session);
  return [...handoutsNamed(knowledge, names), ...ofSession];
}

/** The pages for one counselling session, as their descriptions say. */
function handoutsOfSession({ handouts }: Knowledge, session: string): Handout[] {
  const all = Object.values(handouts);
  const found = all.filter(({ meta }) => meta.session === session);
  if (found.length > 0) return found;
  const names = [...new Set(all.map(({ meta }) => meta.session))].filter((one) => one !== 'any').sort();
  throw new UserError(phrase('arguments.no_session'), {
    hint: phrase('arguments.sessions', { names: names.join(', ') }),
    exitCode: 2,
  });
}
