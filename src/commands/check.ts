import type { Finding } from '../checks/finding.ts';
import { findingsOf } from '../checks/findings.ts';
import { FileProblems } from '../errors.ts';
import { isOpenToOthers } from '../files/read.ts';
import { statementInWords } from '../handouts/template/statements.ts';
import { out } from '../io.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import type { Gate } from '../knowledge/shape.ts';
import type { Plan } from '../plan/shape.ts';
import { readPlanFile } from '../store/plan-file.ts';
import { fillSlots, type Words } from '../text/phrases.ts';
import type { Setting } from './arguments.ts';
import type { OptionsOf } from './options.ts';

/** One finding in words. */
interface FindingInWords extends Finding {
  says: string;
  fix: string;
  /** Of a gate: emergency, same_day, gate, arrange or info. */
  action?: Gate['action'];
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
  const reports = paths.map((path) => checkOne(path, knowledge, words, io.today));
  if (options.json) out(io, `${JSON.stringify({ version: 1, plans: reports }, null, 2)}\n`);
  else out(io, `${reports.map((report) => inText(report, words)).join('\n\n')}\n`);
  return reports.some(({ findings }) => findings.some(needsDoing)) ? 1 : 0;
}

const needsDoing = ({ level, action }: FindingInWords): boolean =>
  level !== 'note' && !(action?.length === 1 && action[0] === 'info');

function checkOne(path: string, knowledge: Knowledge, words: Words, today: string): CheckedPlan {
  try {
    const plan = readPlanFile(path, knowledge);
    const open: Finding[] = isOpenToOthers(path) ? [{ level: 'problem', id: 'open_to_others' }] : [];
    const findings = [...findingsOf(knowledge, plan, today), ...open];
    return { file: path, findings: findings.map((one) => inOurWords(one, knowledge, plan, path)) };
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

function inOurWords(finding: Finding, knowledge: Knowledge, plan: Plan, file: string): FindingInWords {
  const gate = finding.level === 'gate' ? knowledge.gates[finding.id] : undefined;
  if (gate) {
    const say = (id: string): string => statementInWords(knowledge, id, plan.about?.region);
    return { ...finding, says: `${gate.title}. ${say(gate.why)}`, fix: say(gate.see), action: gate.action };
  }
  const { says, fix } = knowledge.findings[finding.id]!;
  const slots = { what: finding.what ?? '', file };
  return { ...finding, says: fillSlots(says, slots), fix: fillSlots(fix, slots) };
}

/** The groups in which findings are shown, most serious first. */
const GROUPS = [
  ['see_first', ({ action }) => action?.some((one) => /emergency|same_day|gate/.test(one)) ?? false],
  ['put_right', ({ level }) => level === 'problem'],
  ['missing', ({ level }) => level === 'gap'],
  ['extra_care', ({ action }) => action?.every((one) => /arrange|info/.test(one)) ?? false],
  ['good_to_know', ({ level }) => level === 'note'],
] as const satisfies readonly (readonly [title: string, holds: (one: FindingInWords) => boolean])[];

function inText({ file, findings }: CheckedPlan, words: Words): string {
  if (findings.length === 0) return `${file}\n  ${words('check.nothing')}`;
  const lines = [file];
  for (const [title, holds] of GROUPS) {
    const some = findings.filter(holds);
    if (some.length > 0) lines.push('', words(`check.groups.${title}`));
    for (const { says, fix } of some) lines.push(`  - ${says}`, ...(fix ? [`    ${fix}`] : []));
  }
  return lines.join('\n');
}
