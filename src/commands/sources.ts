import { UserError } from '../errors.ts';
import { out, type Io } from '../io.ts';
import { nearest } from '../nearest.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { openKnowledge } from '../templates.ts';

const READ = {
  read: 'the passage was read',
  second_hand: 'seen in another page that reports it',
  recalled: 'not seen; from general knowledge',
} as const;

/** `aftercare sources`: every statement with its sources; with an id, one statement or source explained. */
export async function sourcesCommand(
  id: string | undefined,
  options: { templates?: string },
  io: Io,
): Promise<number> {
  const knowledge = await openKnowledge(options.templates);
  out(io, id === undefined ? everything(knowledge) : one(knowledge, id));
  return 0;
}

function everything(knowledge: Knowledge): string {
  const statements = Object.entries(knowledge.statements);
  const rows = statements.map(([id, { says, sources, caution }]) => {
    const note = caution ? ' (a caution, waiting for review by a clinician)' : '';
    return `${id}${note}\n  ${says}\n  ${sources.join(', ') || 'no source'}`;
  });
  const cautions = statements.filter(([, { caution }]) => caution).length;
  const count = `${statements.length} statements, ${Object.keys(knowledge.sources).length} sources, ${cautions} cautions waiting for review by a clinician.`;
  return `${rows.join('\n\n')}\n\n${count}\n`;
}

function one(knowledge: Knowledge, id: string): string {
  const statement = knowledge.statements[id];
  if (statement) {
    const facts = statement.facts.map((fact) => `${fact} (${knowledge.facts[fact]})`).join(', ');
    const caution = statement.caution
      ? '\nThis is a caution. It is waiting for review by a clinician.\n'
      : '';
    const sources = statement.sources.map((source) => sourceInWords(knowledge, source)).join('\n');
    return `${id}\n  ${statement.says}\n${caution}\nFacts: ${facts || 'none'}\n\n${sources || 'It has no source.'}\n`;
  }
  if (knowledge.sources[id]) {
    const used = Object.entries(knowledge.statements).filter(([, { sources }]) => sources.includes(id));
    return `${sourceInWords(knowledge, id)}\n\nUsed by: ${used.map(([name]) => name).join(', ') || 'phone lines only'}\n`;
  }
  const near = nearest(id, [...Object.keys(knowledge.statements), ...Object.keys(knowledge.sources)]);
  throw new UserError('There is no statement or source with that id.', {
    hint: near ? `Did you mean ${near}? See them all: aftercare sources` : 'See them all: aftercare sources',
    exitCode: 2,
  });
}

function sourceInWords(knowledge: Knowledge, id: string): string {
  const { title, publisher, year, url, read, note } = knowledge.sources[id]!;
  return `${id}: ${title}. ${publisher}, ${year}.\n  ${url}\n  How we know it: ${READ[read]}${note ? ` (${note})` : ''}.`;
}
