import { UserError } from '../errors.ts';
import { converse } from '../interview/ask/conversation.ts';
import { runInterview } from '../interview/interview.ts';
import { PlanFile } from '../store/plan-file.ts';
import { canAsk } from '../terminal/open.ts';
import { phrase } from '../text/phrases.ts';
import { sectionNamed, type Setting } from './arguments.ts';
import { editFile } from './edit-file.ts';
import type { OptionsOf } from './options.ts';

/** `aftercare edit`: what has no answer yet, then the review; or one part; or the file in an editor. */
export async function editCommand(
  path: string,
  options: OptionsOf<'edit'>,
  { knowledge, io }: Setting,
): Promise<number> {
  if (options.editor) {
    await editFile(path, knowledge, io);
    return 0;
  }
  const section = options.section === undefined ? undefined : sectionNamed(knowledge, options.section);
  const [plain, withHelper] = [options.plain ?? false, options.withHelper ?? false];
  if (!canAsk(io, plain))
    throw new UserError(phrase('arguments.no_terminal'), {
      hint: phrase('edited.no_terminal_hint'),
      exitCode: 2,
    });
  using file = PlanFile.open(path, knowledge);
  await converse(io, knowledge, { plain, plan: () => file.plan }, (conversation) =>
    runInterview(conversation, file, section === undefined ? 'open' : { section }, { io, withHelper }),
  );
  return 0;
}
