import { findingsOf, type Finding } from '../checks/findings.ts';
import { FileProblems } from '../errors.ts';
import { isOpenToOthers } from '../files/files.ts';
import { renderStatement } from '../handouts/template/statements.ts';
import { out, type Io } from '../io.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Gate } from '../knowledge/shape.ts';
import { PlanFile } from '../store/plan-file.ts';
import type { Plan } from '../plan/shape.ts';
import { openKnowledge } from '../templates/open.ts';
import { visibleText } from '../handouts/template/markdown.ts';

/** One finding in words. */
interface Said extends Finding {
  says: string;
  fix: string;
  /** Of a gate: emergency, same_day, gate, arrange or info. */
  action?: Gate['action'];
}
interface Report {
  file: string;
  findings: Said[];
}

/** `aftercare check`: all that is wrong or missing, most serious first. 1 when something needs doing, else 0. */
export async function checkCommand(
  paths: readonly string[],
  options: { json?: boolean; templates?: string },
  io: Io,
): Promise<number> {
  const knowledge = await openKnowledge(options.templates);
  const reports = paths.map((path) => reportOn(path, knowledge, io.today));
  if (options.json) out(io, `${JSON.stringify({ version: 1, plans: reports }, null, 2)}\n`);
  else out(io, `${reports.map(inWords).join('\n\n')}\n`);
  return reports.some(({ findings }) => findings.some(needsDoing)) ? 1 : 0;
}

const needsDoing = ({ level, action }: Said): boolean =>
  level !== 'note' && !(action?.length === 1 && action[0] === 'info');

function reportOn(path: string, knowledge: Knowledge, today: string): Report {
  try {
    const { plan } = PlanFile.open(path, knowledge);
    const open: Finding[] = isOpenToOthers(path) ? [{ level: 'problem', id: 'open_to_others' }] : [];
    const findings = [...findingsOf(knowledge, plan, today), ...open];
    return { file: path, findings: findings.map((one) => inOurWords(one, knowledge, plan, path)) };
  } catch (error) {
    if (!(error instanceof FileProblems)) throw error;
    const findings = error.problems.map(({ code, message, hint, line, path: at }) => ({
      level: 'problem' as const,
      id: code,
      ...(at ? { path: at.join('.') } : {}),
      says: `Line ${line ?? 1}: ${message}`,
      fix: hint ?? '',
    }));
    return { file: path, findings };
  }
}

function inOurWords(finding: Finding, knowledge: Knowledge, plan: Plan, path: string): Said {
  const gate = finding.level === 'gate' ? knowledge.gates[finding.id] : undefined;
  if (gate) {
    const say = (id: string): string =>
      renderStatement(knowledge, id, plan.about?.region).replace(/\*\*/g, '');
    return { ...finding, says: `${gate.title}. ${say(gate.why)}`, fix: say(gate.see), action: gate.action };
  }
  const words = knowledge.findings[finding.id]!;
  const fill = (text: string): string =>
    text.replaceAll('{{what}}', visibleText(finding.what ?? '')).replaceAll('PLAN', path);
  return { ...finding, says: fill(words.says), fix: fill(words.fix) };
}

/** The groups in which findings are shown, most serious first. */
const GROUPS: [title: string, holds: (one: Said) => boolean][] = [
  ['See someone first', ({ action }) => action?.some((one) => /emergency|same_day|gate/.test(one)) ?? false],
  ['Put right', ({ level }) => level === 'problem'],
  ['Missing', ({ level }) => level === 'gap'],
  ['Take extra care', ({ action }) => action?.every((one) => /arrange|info/.test(one)) ?? false],
  ['Good to know', ({ level }) => level === 'note'],
];

function inWords({ file, findings }: Report): string {
  if (findings.length === 0)
    return `${file}\n  Nothing found. This does not mean that the plan is right for you: go through it with someone.`;
  const lines = [file];
  for (const [title, holds] of GROUPS) {
    const some = findings.filter(holds);
    if (some.length > 0) lines.push('', `${title}:`);
    for (const { says, fix } of some) lines.push(`  - ${says}`, ...(fix ? [`    ${fix}`] : []));
  }
  return lines.join('\n');
}
