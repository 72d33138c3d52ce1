/** Pages of the handouts, shown in the interview. What lays them out is loaded when one is needed. */
import { speaksUnicode, todayOf, type Io } from '../io.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Plan } from '../plan/shape.ts';
import type { Passage } from '../terminal/layout.ts';

/** The crisis page of the plan's region, what is most urgent for this person first. */
export async function crisisPage(
  knowledge: Knowledge,
  plan: Pick<Plan, 'about' | 'safety' | 'timezone'>,
  io: Io,
): Promise<Passage> {
  const { crisisText } = await import('../handouts/handout.ts');
  return markdownPassage(crisisText(knowledge, plan, todayOf(io, plan)), io);
}

export async function statementPassage(
  knowledge: Knowledge,
  id: string,
  region: string | undefined,
  io: Io,
): Promise<Passage> {
  const { renderStatement } = await import('../handouts/template/statements.ts');
  return markdownPassage(renderStatement(knowledge, id, region), io);
}

async function markdownPassage(markdown: string, io: Io): Promise<Passage> {
  const { renderTerminal } = await import('../handouts/terminal/terminal.ts');
  const unicode = speaksUnicode(io.env);
  return ({ width, chalk }) =>
    renderTerminal(markdown, { width, color: chalk.level > 0, unicode })
      .trimEnd()
      .split('\n');
}
