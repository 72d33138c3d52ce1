/** Which pages, for whom: the choices that printing and exporting share. */
import { UserError } from '../errors.ts';
import type { Handout, Knowledge } from '../knowledge/knowledge.ts';
import { nearest } from '../text/nearest.ts';
import { READERS, type Reader } from '../plan/sharing.ts';

/** The reader named after --for; the person when none is. Throws UserError. */
export function readerNamed(name: string | undefined): Reader {
  const reader = READERS.find((one) => one === (name ?? 'me'));
  if (reader) return reader;
  throw new UserError('There is no reader with that name.', {
    hint: `Use one of: --for ${READERS.join(', --for ')}.`,
    exitCode: 2,
  });
}

/** The handouts with these ids. Throws UserError with the nearest id. */
export function handoutsNamed(knowledge: Knowledge, ids: readonly string[]): Handout[] {
  return ids.map((id) => {
    const handout = knowledge.handouts[id];
    if (handout) return handout;
    const near = nearest(id, Object.keys(knowledge.handouts));
    const all = 'See them all: aftercare print --list';
    throw new UserError('There is no handout with that name.', {
      hint: near ? `Did you mean ${near}? ${all}` : all,
      exitCode: 2,
    });
  });
}

/** The pages for one counselling session, as their descriptions say. Throws UserError when there are none. */
export function handoutsOfSession(knowledge: Knowledge, session: string): Handout[] {
  const all = Object.values(knowledge.handouts);
  const found = all.filter(({ meta }) => meta.session === session);
  if (found.length > 0) return found;
  const known = [...new Set(all.map(({ meta }) => meta.session))].filter((one) => one !== 'any').sort();
  throw new UserError('There are no pages for that session.', {
    hint: `There are pages for the sessions ${known.join(', ')}.`,
    exitCode: 2,
  });
}
