/** The plan file in the person's own editor. The plan changes only when what comes back can be read. */
import { basename, dirname, extname, join } from 'node:path';
import { FileProblems, UserError } from '../errors.ts';
import { freeName } from '../files/names.ts';
import { isThere } from '../files/read.ts';
import { saveFile } from '../files/save.ts';
import { say, type Io } from '../io.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import { editInEditor, type Edited } from '../programs/editor.ts';
import { PlanFile } from '../store/plan-file.ts';
import { phrase } from '../text/phrases.ts';

/** Throws FileProblems for a text that is no plan any more: it is then kept beside the plan, which stays as it was. */
export async function editFile(path: string, knowledge: Knowledge, io: Io): Promise<void> {
  const words = wordsOf(knowledge);
  using file = PlanFile.open(path, knowledge);
  const edited = await editInEditor(file.text, basename(path), io.env);
  if ('failed' in edited) throw editorTrouble(edited);
  if (edited.text === file.text) return say(io, words('review.same'));
  const problems = file.takeText(edited.text);
  if (problems.length > 0) {
    const beside = keepBeside(path, edited.text);
    throw new FileProblems(beside, problems, phrase('edited.broken', { file: path }));
  }
  file.save(io.today);
  say(io, words('saved.all', { file: path }));
}

function editorTrouble(edited: Extract<Edited, { failed: string }>): UserError {
  if (edited.failed === 'none') return new UserError(phrase('edited.no_editor'));
  return new UserError(phrase('edited.failed'), {
    hint: phrase('problems.editor_kept', { file: edited.kept }),
  });
}

/** Saves a text as `<name>.edited.yaml`, or with a number where that is taken. Returns its path. */
function keepBeside(path: string, text: string): string {
  const stem = join(dirname(path), basename(path, extname(path)));
  const beside = freeName(`${stem}.edited.yaml`, isThere);
  saveFile(beside, text, 'nothing');
  return beside;
}
