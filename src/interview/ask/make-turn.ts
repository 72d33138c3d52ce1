/** What a question's turn is made of: the plan that is open, the talk, and the pages that can be shown. */
import type { Io } from '../../io.ts';
import type { Moved } from '../../store/plan-file.ts';
import { LIMITS } from '../../yaml/yaml.ts';
import { paragraph, quiet, type Block } from '../../terminal/layout.ts';
import { editInEditor, type Edited } from '../../programs/editor.ts';
import type { Interview } from '../interview.ts';
import { crisisPage, statementBlock } from '../help-pages.ts';
import { saveOrAsk } from './saving.ts';
import type { Turn } from './turn.ts';
import { plainText } from '../../text/typed.ts';
import type { Words } from '../../knowledge/phrases.ts';

export function turnOf({ talk, words, stop, io, session, withHelper }: Interview): Turn {
  const { knowledge } = session;
  const said = new Set<string>();
  const region = (): string | undefined => session.plan.about?.region;
  const turn: Turn = {
    talk,
    words,
    stop,
    knowledge,
    withHelper,
    clock: { today: io.today, now: timeNow(io) },
    plan: () => session.plan,
    crisis: () => crisisPage(knowledge, session.plan, io),
    statement: (id) => statementBlock(knowledge, id, region(), io),
    once: (key) => !said.has(key) && Boolean(said.add(key)),
    keep: async (question, value) => {
      const moved = session.answer(question, value);
      await saveOrAsk(turn, session);
      tellMoved(turn, moved);
    },
    leave: async (question, reason) => {
      const moved = session.leave(question, reason);
      await saveOrAsk(turn, session);
      tellMoved(turn, moved);
    },
    editText: (text) => {
      const fits = (edited: string): boolean => plainText(edited).trim().length <= LIMITS.text;
      const edited = talk.lend(() => editInEditor(text, 'answer.txt', io.env, fits));
      if ('text' in edited) return plainText(edited.text).trim();
      talk.say(...editorTrouble(words, edited));
      return undefined;
    },
  };
  return turn;
}

function editorTrouble(words: Words, edited: Exclude<Edited, { text: string }>): Block[] {
  if (edited.failed === 'none') return [paragraph(words('problems.no_editor'))];
  const long = words('problems.too_long', { m: LIMITS.text });
  const what = edited.failed === 'text' ? long : words('problems.editor_failed');
  return [paragraph(what), paragraph(words('problems.editor_kept', { file: edited.kept }))];
}

/** Tells which answers a change has set aside or brought back. */
function tellMoved({ talk, words }: { talk: Turn['talk']; words: Words }, { parked, restored }: Moved): void {
  const many = (key: string, count: number): string =>
    words(`${key}.${count === 1 ? 'one' : 'many'}`, { count });
  if (parked.length > 0) talk.say(paragraph(many('parked', parked.length)), quiet(words('parked.quiet')));
  if (restored.length > 0) talk.say(paragraph(many('restored', restored.length)));
}

/** HH:MM on this computer's clock; undefined when the day was set by hand, as the two would not belong together. */
function timeNow({ env }: Io): string | undefined {
  return env['AFTERCARE_TODAY'] ? undefined : new Date().toTimeString().slice(0, 5);
}
