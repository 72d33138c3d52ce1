import { UserError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { editWholePlan } from './edit-file.ts';
import { runInterview } from '../interview/interview.ts';
import { Session } from '../store/session.ts';
import { canAsk, withVoice } from '../terminal/open.ts';
import type { Io } from '../io.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { openKnowledge } from '../templates/open.ts';

export interface EditOptions {
  section?: string;
  editor?: boolean;
  withHelper?: boolean;
  plain?: boolean;
  templates?: string;
}

/** `aftercare edit`: what has no answer yet, then the review; or one part; or the file in an editor. */
export async function editCommand(path: string, options: EditOptions, io: Io): Promise<number> {
  const knowledge = await openKnowledge(options.templates);
  if (options.editor) {
    editWholePlan(path, knowledge, io);
    return 0;
  }
  const section = options.section === undefined ? undefined : sectionNamed(knowledge, options.section);
  const plain = options.plain ?? false;
  if (!canAsk(io, plain))
    throw new UserError('There is no terminal here to ask questions at.', {
      hint: 'Change the file by hand, or use: aftercare edit FILE --editor. To answer through a pipe, add --plain.',
      exitCode: 2,
    });
  await withVoice(io, knowledge, plain, async (voice) => {
    const session = Session.open(path, knowledge, io.today);
    const interview = { ...voice, io, session, withHelper: options.withHelper ?? false };
    await runInterview(interview, section === undefined ? 'open' : { section });
  });
  return 0;
}

/** The id of a part typed as its id or as the start of its title. Throws UserError naming the parts. */
function sectionNamed({ sections }: Knowledge, typed: string): string {
  const wanted = typed.toLowerCase().trim().replace(/[ -]/g, '_');
  const found =
    sections.find(({ section }) => section === wanted) ??
    sections.find(({ title }) => title.toLowerCase().startsWith(typed.toLowerCase().trim()));
  if (found) return found.section;
  const ids = sections.map(({ section }) => section);
  const near = nearest(wanted, ids);
  throw new UserError('There is no part with that name.', {
    hint: near ? `Did you mean ${near}?` : `Use one of: ${ids.join(', ')}.`,
    exitCode: 2,
  });
}
