import { placementsOf, type Placement } from '../advice/places.ts';
import { UserError } from '../errors.ts';
import { out } from '../io.ts';
import { namesIn, writtenAs } from '../knowledge/expression.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import { nearest } from '../text/nearest.ts';
import { phrase, type Words } from '../text/phrases.ts';
import type { Setting } from './arguments.ts';
import type { OptionsOf } from './options.ts';

/**
 * `aftercare sources`: every statement with its sources; with an id, one statement, source or list of knowledge. With
 * --reach, where each stands and for whom.
 */
export async function sourcesCommand(
  id: string | undefined,
  { reach }: OptionsOf<'sources'>,
  { knowledge, io }: Setting,
): Promise<number> {
  if (reach) out(io, reachOf(knowledge, id));
  else out(io, id === undefined ? everything(knowledge) : whatIs(knowledge, id));
  return 0;
}

/** Where sentences stand, and for whom; at the end how many stand in which way. */
function reachOf(knowledge: Knowledge, id: string | undefined): string {
  const words = wordsOf(knowledge);
  const all = placementsOf(knowledge);
  if (id !== undefined && !all.has(id)) throw unknownId(knowledge, id);
  const rows = [...all]
    .filter(([name]) => id === undefined || name === id)
    .map(([name, placements]) =>
      [name, ...placements.map((one) => `  ${placementInWords(one, words)}`)].join('\n'),
    );
  if (id !== undefined) return `${[...rows, ...namesInWords(knowledge, all.get(id) ?? [])].join('\n')}\n`;
  const ways = [...all.values()].map(([first]) => first?.how);
  const count = (how: Placement['how'] | undefined): number => ways.filter((one) => one === how).length;
  const summary = words('sources.reach_summary', {
    all: ways.length,
    named: count('named'),
    with: count('with'),
    for: count('for'),
    none: count(undefined),
  });
  return `${rows.join('\n\n')}\n\n${summary}\n`;
}

/** What the names in conditions mean, each once. */
function namesInWords(knowledge: Knowledge, placements: readonly Placement[]): string[] {
  const names = placements.flatMap((one) =>
    one.how === 'for' && one.condition ? namesIn(one.condition) : [],
  );
  const words = wordsOf(knowledge);
  return [...new Set(names)].map((name) =>
    words('sources.name', { name, means: knowledge.situation[name]!.means }),
  );
}

function placementInWords(placement: Placement, words: Words): string {
  switch (placement.how) {
    case 'named':
      return words('sources.reach_named', { page: placement.page });
    case 'with':
      return words('sources.reach_with', { thing: placement.thing });
    case 'for': {
      const { place, condition } = placement;
      return condition
        ? words('sources.reach_for', { place, condition: writtenAs(condition) })
        : words('sources.reach_where', { place });
    }
  }
}

function everything(knowledge: Knowledge): string {
  const words = wordsOf(knowledge);
  const statements = Object.entries(knowledge.statements);
  const rows = statements.map(([id, { says, sources, caution }]) => {
    const head = caution ? words('sources.caution_row', { id }) : id;
    return `${head}\n  ${says}\n  ${sources.join(', ') || words('sources.none')}`;
  });
  const cautions = statements.filter(([, { caution }]) => caution).length;
  const regions = Object.values(knowledge.regions);
  const counts = [
    words('sources.statements', { count: statements.length, cautions }),
    words('sources.knowledge', {
      sources: Object.keys(knowledge.sources).length,
      opioids: Object.keys(knowledge.opioids).length,
      gates: Object.keys(knowledge.gates).length,
    }),
    words('sources.regions', {
      count: regions.length,
      lines: regions.reduce((sum, region) => sum + region.lines.length + 2, 0),
    }),
    words('sources.more', {
      names: ['opioids', 'gates', 'regions', ...Object.keys(knowledge.lists)].join('|'),
    }),
  ];
  return `${rows.join('\n\n')}\n\n${counts.join('\n')}\n`;
}

/** A whole list of knowledge by its name, or nothing. */
function listNamed(knowledge: Knowledge, name: string): string | undefined {
  const words = wordsOf(knowledge);
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
      .map((gate) => {
        const urgency = knowledge.urgency[gate.urgency].means;
        const kind = gate.closes ? `${urgency}; ${words('sources.closes')}` : urgency;
        const asks = words('sources.gate_for', { condition: writtenAs(gate.for) });
        return `${gate.title} [${kind}]\n  ${asks}\n${says(gate.why)}\n${says(gate.see)}`;
      })
      .join('\n\n');
  if (name === 'regions')
    return Object.values(knowledge.regions)
      .map(({ label, emergency, urgent, lines }) => {
        const rows = lines.map(
          ({ name: of, number, text, web, checked_on: day }) =>
            `  ${words('sources.line', { name: of, way: number || text || web || '', day })}`,
        );
        const head = words('sources.region', {
          name: label,
          emergency: emergency.number,
          today: urgent.says,
        });
        return [head, ...rows].join('\n');
      })
      .join('\n\n');
  return undefined;
}

function whatIs(knowledge: Knowledge, id: string): string {
  const list = listNamed(knowledge, id);
  if (list !== undefined) return `${list}\n`;
  if (knowledge.statements[id]) return wholeStatement(knowledge, id);
  if (knowledge.sources[id]) {
    const words = wordsOf(knowledge);
    const used = Object.entries(knowledge.statements).filter(([, { sources }]) => sources.includes(id));
    const names = used.map(([name]) => name).join(', ') || words('sources.lines_only');
    return `${sourceInWords(knowledge, id)}\n\n${words('sources.used_by', { names })}\n`;
  }
  throw unknownId(knowledge, id);
}

function unknownId(knowledge: Knowledge, id: string): UserError {
  const near = nearest(id, [...Object.keys(knowledge.statements), ...Object.keys(knowledge.sources)]);
  return new UserError(phrase('sources.unknown'), {
    hint: near ? phrase('sources.near', { name: near }) : phrase('sources.all'),
    exitCode: 2,
  });
}

function wholeStatement(knowledge: Knowledge, id: string): string {
  const words = wordsOf(knowledge);
  const statement = knowledge.statements[id]!;
  const facts = statement.facts.map((fact) => `${fact} (${knowledge.facts[fact]})`).join(', ');
  const caution = statement.caution ? `\n${words('sources.caution')}\n` : '';
  const sources = statement.sources.map((source) => sourceInWords(knowledge, source)).join('\n');
  const known = words('sources.facts', { names: facts || words('sources.no_facts') });
  return `${id}\n  ${statement.says}\n${caution}\n${known}\n\n${sources || words('sources.no_source')}\n`;
}

function sourceInWords(knowledge: Knowledge, id: string): string {
  const words = wordsOf(knowledge);
  const { title, publisher, year, url, read, note } = knowledge.sources[id]!;
  const how = words(`sources.read.${read}`) + (note ? ` (${note})` : '');
  return `${words('sources.source', { id, title, publisher, year })}\n  ${url}\n  ${words('sources.how', { how })}`;
}
