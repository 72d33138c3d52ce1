/**
 * What must hold between the files of templates/: every name that is used is there, every claim has a source that
 * counts, every source is used, every question fills a path of the plan. Returns all that is wrong.
 */
import { checkCondition, checkQuestions, checkShares } from './check-questions.ts';
import type { Knowledge, Report, TemplateProblem } from '../knowledge/knowledge.ts';

/** All problems between files, each at the piece of knowledge it stands in. */
export function checkKnowledge(knowledge: Knowledge): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const report: Report = (origin, message, hint) => {
    const at = knowledge.origins[origin] ?? { file: 'templates', line: 1 };
    problems.push({ code: 'knowledge', ...at, message, ...(hint ? { hint } : {}) });
  };
  checkStatements(knowledge, report);
  checkSourcesUsed(knowledge, report);
  checkTiming(knowledge, report);
  checkGates(knowledge, report);
  checkLists(knowledge, report);
  checkRegions(knowledge, report);
  checkShares(knowledge, report);
  checkQuestions(knowledge, report);
  return problems;
}

function checkStatements(knowledge: Knowledge, report: Report): void {
  for (const [id, statement] of Object.entries(knowledge.statements)) {
    const reason = notSupported(knowledge, statement.facts, statement.sources);
    if (reason && statement.caution !== 'yes')
      report(
        `statements.${id}`,
        `Statement "${id}" ${reason}.`,
        'Confirm it in a source and record it, or leave it out.',
      );
    checkCitation(knowledge, `statements.${id}`, statement, report);
    for (const slot of statement.says.matchAll(/\{\{([^}]*)\}\}/g))
      if (!/^(region\.(emergency|urgent|name))$/.test(slot[1] ?? ''))
        report(`statements.${id}`, `Statement "${id}" has a slot that is not known.`);
  }
}

/** Why facts and sources cannot carry a claim, or undefined when they can. A row marked K alone never does. */
export function notSupported(
  knowledge: Knowledge,
  facts: readonly string[],
  sources: readonly string[],
): string | undefined {
  if (sources.length === 0) return 'has no source';
  const statuses = facts.map((fact) => knowledge.facts[fact] ?? '');
  if (statuses.some((status) => status.split('+').includes('R'))) return undefined;
  const second = statuses.filter((status) => status.split('+').includes('S'));
  if (second.length >= 2 || (second.length === 1 && sources.length >= 2)) return undefined;
  return second.length > 0 ? 'rests on one second-hand source' : 'rests on nothing that was read';
}

function checkCitation(
  knowledge: Knowledge,
  origin: string,
  { facts, sources }: { facts: readonly string[]; sources: readonly string[] },
  report: Report,
): void {
  for (const fact of facts)
    if (!knowledge.facts[fact]) report(origin, `Fact "${fact}" is not in knowledge/facts.yaml.`);
  for (const source of sources)
    if (!knowledge.sources[source]) report(origin, `Source "${source}" is not in knowledge/sources.yaml.`);
}

function checkSourcesUsed(knowledge: Knowledge, report: Report): void {
  const used = new Set(citedBy(knowledge));
  for (const id of Object.keys(knowledge.sources))
    if (!used.has(id)) report(`sources.${id}`, `Source "${id}" is never used.`, 'Remove it, or cite it.');
}

/** Every source id that a statement or a phone line cites. */
export function citedBy(knowledge: Knowledge): string[] {
  const regions = Object.values(knowledge.regions);
  return [
    ...Object.values(knowledge.statements),
    ...regions.flatMap((region) => [region.emergency, region.urgent, ...region.lines]),
  ].flatMap(({ sources }) => sources);
}

function checkTiming(knowledge: Knowledge, report: Report): void {
  for (const [id, words] of Object.entries(knowledge.stages))
    needStatements(knowledge, `stages.${id}`, [...words.feels, ...words.helps], report);
  for (const [id, opioid] of Object.entries(knowledge.opioids)) {
    const origin = `opioids.${id}`;
    const extra = [opioid.feels, opioid.helps, opioid.warnings, opioid.not_ordinary].flatMap(
      (list) => list ?? [],
    );
    const supply = (opioid.supply ?? []).flatMap((entry) => entry.says);
    needStatements(knowledge, origin, [opioid.says, ...extra, ...supply], report);
    checkCitation(knowledge, origin, { facts: opioid.facts, sources: [] }, report);
    const stages = opioid.stages ?? [];
    if (opioid.clock === 'none' && stages.length > 0)
      report(origin, 'An opioid with no clock has no stages.');
    if (opioid.clock !== 'none' && stages.length === 0)
      report(origin, 'An opioid with a clock needs stages.');
    for (const stage of stages) {
      if (stage.facts.length === 0) report(origin, `Stage "${stage.id}" has no fact.`);
      checkCitation(knowledge, origin, { facts: stage.facts, sources: [] }, report);
      if (!knowledge.stages[stage.id]) report(origin, `Stage "${stage.id}" is not in knowledge/stages.yaml.`);
      if (stage.when) needStatements(knowledge, origin, [stage.when], report);
      if (stage.hours && opioid.clock !== 'dated') report(origin, 'Only a dated clock may give hours.');
      if (!stage.hours === !stage.when) report(origin, `Stage "${stage.id}" needs hours or words, not both.`);
      if (stage.hours && stage.hours[0] > stage.hours[1])
        report(origin, `Stage "${stage.id}" ends before it starts.`);
    }
    for (const entry of opioid.street_as ?? [])
      if (!knowledge.opioids[entry.use]) report(origin, `Opioid "${entry.use}" is not known.`);
    const regions = [...(opioid.street_as ?? []), ...(opioid.supply ?? [])].flatMap((entry) => entry.regions);
    for (const region of regions)
      if (!knowledge.regions[region]) report(origin, `Region "${region}" is not known.`);
  }
}

function checkGates(knowledge: Knowledge, report: Report): void {
  for (const [id, gate] of Object.entries(knowledge.gates)) {
    needStatements(knowledge, `gates.${id}`, [gate.why, gate.see], report);
    checkCitation(knowledge, `gates.${id}`, { facts: gate.facts, sources: [] }, report);
    checkCondition(knowledge, `gates.${id}`, gate.when, report);
    if (gate.action.length === 0) report(`gates.${id}`, 'A gate needs an action.');
  }
}

function checkLists(knowledge: Knowledge, report: Report): void {
  const skills = new Set(
    (knowledge.lists['skills']?.groups ?? []).flatMap((g) => g.items.map((item) => item.value)),
  );
  for (const [name, list] of Object.entries(knowledge.lists)) {
    const origin = `lists.${name}`;
    const seen = new Set<string>();
    needStatements(knowledge, origin, [list.evidence, ...list.groups.map((g) => g.evidence)], report);
    for (const item of list.groups.flatMap((group) => group.items)) {
      if (seen.has(item.value)) report(origin, `"${item.value}" is there twice.`);
      seen.add(item.value);
      needStatements(knowledge, origin, [...(item.says ?? []), item.evidence], report);
      for (const skill of item.then ?? [])
        if (!skills.has(skill))
          report(origin, `"${item.value}" names the skill "${skill}", which is not in lists/skills.yaml.`);
    }
  }
}

function checkRegions(knowledge: Knowledge, report: Report): void {
  for (const [id, region] of Object.entries(knowledge.regions)) {
    const origin = `regions.${id}`;
    needStatements(knowledge, origin, [...region.naloxone, ...region.law, ...region.supply], report);
    for (const line of [region.emergency, region.urgent, ...region.lines]) {
      checkCitation(knowledge, origin, line, report);
      const reason = notSupported(knowledge, line.facts, line.sources);
      if (reason)
        report(origin, `The line "${'name' in line ? line.name : 'emergency or urgent'}" ${reason}.`);
    }
    for (const line of region.lines)
      if (!line.number && !line.text && !line.web)
        report(origin, `The line "${line.name}" has no number, text or web address.`);
  }
}

function needStatements(
  knowledge: Knowledge,
  origin: string,
  ids: readonly (string | undefined)[],
  report: Report,
): void {
  for (const id of ids)
    if (id && !knowledge.statements[id])
      report(origin, `Statement "${id}" is not there.`, 'Check the spelling, or write it.');
}
