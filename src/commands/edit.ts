import { basename, dirname, extname, join } from 'node:path';
import { FileProblems, UserError } from '../errors.ts';
import { freeName } from '../files/names.ts';
import { isThere } from '../files/read.ts';
import { saveFile } from '../files/save.ts';
import { converse } from '../interview/ask/conversation.ts';
import { runInterview } from '../interview/interview.ts';
import { say, type Io } from '../io.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import { editInEditor, editorTrouble } from '../programs/editor.ts';
import { PlanFile } from '../store/plan-file.ts';
import { canAsk } from '../terminal/open.ts';
import { phrase } from '../text/phrases.ts';
import { sectionNamed, type Setting } from './arguments.ts';
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
  using file = PlanFile.open(path, knowledge, io);
  await converse(io, knowledge, { plain, plan: () => file.plan }, (conversation) =>
    runInterview(conversation, file, section === undefined ? 'open' : { section }, { io, withHelper }),
  );
  return 0;
}

/**
 * The plan file in the person's own editor. Throws FileProblems for a text that is no plan any more: it is then kept
 * beside the plan, which stays as it was.
 */
async function editFile(path: string, knowledge: Knowledge, io: Io): Promise<void> {
  const words = wordsOf(knowledge);
  using file = PlanFile.open(path, knowledge, io);
  const edited = await editInEditor(file.text, basename(path), io.env);
  if ('failed' in edited) throw editorTrouble(edited, 'plan');
  if (edited.text === file.text) return say(io, words('review.same'));
  const problems = file.takeText(edited.text);
  if (problems.length > 0) {
    const beside = keepBeside(path, edited.text);
    throw new FileProblems(beside, problems, phrase('edited.broken', { file: path }));
  }
  file.save();
  say(io, words('saved.all', { file: path }));
}

/** Saves a text as `<name>.edited.yaml`, or with a number where that is taken. Returns its path. */
function keepBeside(path: string, text: string): string {
  const stem = join(dirname(path), basename(path, extname(path)));
  const beside = freeName(`${stem}.edited.yaml`, isThere);
  saveFile(beside, text, 'nothing');
  return beside;
}
