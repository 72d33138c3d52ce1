/** The plan file in the person's own editor. The plan changes only when what comes back can be read. */
import { basename, dirname, extname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { FileProblems, UserError } from '../errors.ts';
import { backupOnce, lockFile, readText, saveText } from '../files/files.ts';
import { visibleText } from '../handouts/template/markdown.ts';
import { say, type Io } from '../io.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { PlanFile } from '../store/plan-file.ts';
import { readPlan } from '../plan/read.ts';
import { editInEditor, type Edited } from '../programs/editor.ts';
import { wordsOf, type Words } from '../knowledge/phrases.ts';

/** Throws FileProblems for a text that is no plan any more: it is then kept beside the plan, which stays as it was. */
export function editWholePlan(path: string, knowledge: Knowledge, io: Io): void {
  const words = wordsOf(knowledge);
  const lock = lockFile(path);
  try {
    const { text, digest } = readText(path);
    const edited = editInEditor(text, basename(path), io.env);
    if ('failed' in edited) throw editorTrouble(words, edited);
    if (edited.text === text) return say(io, visibleText(words('review.same')));
    const { problems } = readPlan(edited.text, knowledge);
    if (problems.length > 0) {
      const beside = keepBeside(path, edited.text);
      throw new FileProblems(beside, problems, words('edited.broken', { file: path }));
    }
    backupOnce(path, io.today);
    saveText(path, edited.text, { expect: digest });
    const file = PlanFile.open(path, knowledge);
    file.regenerate();
    file.save(io.today);
    say(io, visibleText(words('saved.all', { file: path })));
  } finally {
    lock.release();
  }
}

function editorTrouble(words: Words, edited: Extract<Edited, { failed: string }>): UserError {
  if (edited.failed === 'none') return new UserError(words('edited.no_editor'));
  return new UserError(words('edited.failed'), {
    hint: words('problems.editor_kept', { file: edited.kept }),
  });
}

/** Saves a text as `<name>.edited.yaml`, or with a number where that is taken. Returns its path. */
function keepBeside(path: string, text: string): string {
  const stem = join(dirname(path), basename(path, extname(path)));
  for (let n = 1; ; n += 1) {
    const beside = `${stem}.edited${n === 1 ? '' : `-${n}`}.yaml`;
    if (existsSync(beside)) continue;
    saveText(beside, text, { expect: null });
    return beside;
  }
}
