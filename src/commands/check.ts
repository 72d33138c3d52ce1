import type { Finding } from '../checks/finding.ts';
import { findingsOf } from '../checks/findings.ts';
import { FileProblems } from '../errors.ts';
import { asArgument } from '../files/names.ts';
import { isOpenToOthers } from '../files/read.ts';
import { statementInWords } from '../handouts/template/statements.ts';
import { out, todayOf, type Io } from '../io.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import { URGENCIES, type Urgency } from '../knowledge/advice-shapes.ts';
import type { Plan } from '../plan/shape.ts';
import { readPlanLines } from '../store/reading.ts';
import { fillSlots, type Words } from '../text/phrases.ts';
import type { Setting } from './arguments.ts';
import type { OptionsOf } from './options.ts';

/** One finding in words. */
interface FindingInWords extends Finding {
  says: string;
  fix: string;
  /** The line of the file it is about. */
  line?: number;
  /** What to run to mend it. */
  command?: string;
  /** Of a gate. */
  urgency?: Urgency;
  closes?: boolean;
}
interface CheckedPlan {
  file: string;
  findings: FindingInWords[];
}

/** `aftercare check`: all that is wrong or missing, most serious first. 1 when something needs doing, else 0. */
export async function checkCommand(
  paths: readonly string[],
  options: OptionsOf<'check'>,
  { knowledge, io }: Setting,
): Promise<number> {
  const words = wordsOf(knowledge);
  const reports = paths.map((path) => checkOne(path, knowledge, words, io));
  if (options.json) out(io, `${JSON.stringify({ version: 1, plans: reports }, null, 2)}\n`);
  else out(io, `${reports.map((report) => inText(report, words)).join('\n\n')}\n`);
  return reports.some(({ findings }) => findings.some(needsDoing)) ? 1 : 0;
}

const needsDoing = ({ level, urgency }: FindingInWords): boolean => level !== 'note' && urgency !== 'know';

function checkOne(path: string, knowledge: Knowledge, words: Words, io: Io): CheckedPlan {
  try {
    const { plan, lineOf } = readPlanLines(path, knowledge);
    const open: Finding[] = isOpenToOthers(path) ? [{ level: 'problem', id: 'open_to_others' }] : [];
    const findings = [...findingsOf(knowledge, plan, todayOf(io, plan)), ...open];
    return {
      file: path,
      findings: findings.map((one) => ({
        ...inOurWords(one, knowledge, plan, path),
        ...lineAndCommand(one, path, lineOf),
      })),
    };
  } catch (error) {
    if (!(error instanceof FileProblems)) throw error;
    const findings = error.problems.map(({ code, message, hint, line, path: at }) => ({
      level: 'problem' as const,
      id: code,
      ...(at ? { path: at.join('.') } : {}),
      says: words('check.at_line', { line: line ?? 1, problem: words.of(message) }),
      fix: hint ? words.of(hint) : '',
    }));
    return { file: path, findings };
  }
}

/** Where in the file a finding is, and the command that opens that part of it. */
function lineAndCommand(
  { id, path }: Finding,
  file: string,
  lineOf: (path: string) => number | undefined,
): Pick<FindingInWords, 'line' | 'command'> {
  const section = path?.split('.')[0];
  if (path === undefined || section === undefined || section === 'timeline') return {};
  if (id === 'clock_behind')
    return { ...lineAt(lineOf(path)), command: `aftercare regenerate ${asArgument(file)}` };
  if (section === 'timezone') return lineAt(lineOf(path));
  return {
    ...lineAt(lineOf(path)),
    command: `aftercare edit ${asArgument(file)} --section ${section}`,
  };
}

const lineAt = (line: number | undefined): Pick<FindingInWords, 'line'> =>
  line === undefined ? {} : { line };

function inOurWords(finding: Finding, knowledge: Knowledge, plan: Plan, file: string): FindingInWords {
  const gate = finding.level === 'gate' ? knowledge.gates[finding.id] : undefined;
  if (gate) {
    const say = (id: string): string => statementInWords(knowledge, id, plan.about?.region);
    const { urgency, closes } = gate;
    return {
      ...finding,
      says: `${gate.title}${/[?!]$/.test(gate.title) ? '' : '.'} ${say(gate.why)}`,
      fix: say(gate.see),
      urgency,
      closes: closes === 'yes',
    };
  }
  const { says, fix } = knowledge.findings[finding.id]!;
  const slots = { what: finding.what ?? '', file };
  return { ...finding, says: fillSlots(says, slots), fix: fillSlots(fix, slots) };
}

/** The groups in which findings are shown, most serious first. */
const GROUPS = [
  [
    'see_first',
    ({ urgency }) => urgency !== undefined && URGENCIES.indexOf(urgency) <= URGENCIES.indexOf('before'),
  ],
  ['put_right', ({ level }) => level === 'problem'],
  ['missing', ({ level }) => level === 'gap'],
  ['extra_care', ({ urgency }) => urgency === 'care' || urgency === 'know'],
  ['good_to_know', ({ level }) => level === 'note'],
] as const satisfies readonly (readonly [title: string, holds: (one: FindingInWords) => boolean])[];

function inText({ file, findings }: CheckedPlan, words: Words): string {
  if (findings.length === 0) return `${file}\n  ${words('check.nothing')}`;
  const lines = [file];
  for (const [title, holds] of GROUPS) {
    const some = findings.filter(holds);
    if (some.length > 0) lines.push('', words(`check.groups.${title}`));
    for (const { says, fix, line, command } of some) {
      const at = line === undefined ? '' : words('check.line', { line });
      lines.push(`  - ${says}${at}`, ...(fix ? [`    ${fix}`] : []));
      if (command && !fix.includes('aftercare ')) lines.push(`    ${command}`);
    }
  }
  return lines.join('\n');
}
