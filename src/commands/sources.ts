import { UserError } from '../errors.ts';
import { out, type Io } from '../io.ts';
import { nearest } from '../text/nearest.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { openKnowledge } from '../templates/open.ts';

const READ = {
  read: 'the passage was read',
  second_hand: 'seen in another page that reports it',
  recalled: 'not seen; from general knowledge',
} as const;

/** `aftercare sources`: every statement with its sources; with an id, one statement, source or list of knowledge. */
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
  const regions = Object.values(knowledge.regions);
  const lines = regions.reduce((sum, region) => sum + region.lines.length + 2, 0);
  const counts = [
    `${statements.length} statements, ${cautions} of them cautions waiting for review by a clinician.`,
    `${Object.keys(knowledge.sources).length} sources, ${Object.keys(knowledge.opioids).length} opioids, ${Object.keys(knowledge.gates).length} gates.`,
    `${regions.length} regions with ${lines} ways to reach help (numbers, texts and websites).`,
    `More: aftercare sources ${['opioids', 'gates', 'regions', ...Object.keys(knowledge.lists)].join('|')}`,
  ];
  return `${rows.join('\n\n')}\n\n${counts.join('\n')}\n`;
}

/** A whole list of knowledge by its name, or nothing. */
function listNamed(knowledge: Knowledge, name: string): string | undefined {
  const says = (id: string): string => `  ${knowledge.statements[id]!.says} (${id})`;
  const list = knowledge.lists[name];
  if (list)
    return list.groups
      .map(({ title, items }) => [title, ...items.map((item) => `  - ${item.label}`)].join('\n'))
      .join('\n\n');
  if (name === 'opioids')
    return Object.values(knowledge.opioids)
      .map(({ label, names, clock, says: id }) => `${label} (${clock}): ${names.join(', ')}\n${says(id)}`)
      .join('\n\n');
  if (name === 'gates')
    return Object.values(knowledge.gates)
      .map(({ title, action, why, see }) => `${title} [${action.join(', ')}]\n${says(why)}\n${says(see)}`)
      .join('\n\n');
  if (name === 'regions')
    return Object.values(knowledge.regions)
      .map((region) => {
        const lines = region.lines.map(
          (line) => `  ${line.name}: ${line.number || line.text || line.web}, checked ${line.checked_on}`,
        );
        return [`${region.label}: ${region.emergency.number}; today: ${region.urgent.says}`, ...lines].join(
          '\n',
        );
      })
      .join('\n\n');
  return undefined;
}

function one(knowledge: Knowledge, id: string): string {
  const list = listNamed(knowledge, id);
  if (list !== undefined) return `${list}\n`;
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
