/**
 * What must hold between the files of templates/: every name that is used is there, every claim has a source that
 * counts, every source is used, every question fills a path of the plan. Returns all that is wrong.
 */
import { clocksToChoose } from '../plan/clock.ts';
import { isTimezone } from '../text/moments.ts';
import { checkAdvice } from './check-advice.ts';
import { checkQuestions, checkShares } from './check-questions.ts';
import type { Knowledge, ReportMistake, TemplateProblem } from '../knowledge/knowledge.ts';
import { LOCALE_NAMES } from '../text/days.ts';
import { PHRASE_NAMES, phrase, slotsIn } from '../text/phrases.ts';

/** All problems between files, each at the piece of knowledge it stands in. */
export function checkKnowledge(knowledge: Knowledge): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const report: ReportMistake = (origin, message, hint) => {
    const at = knowledge.origins[origin] ?? { file: 'templates', line: 1 };
    problems.push({ code: 'knowledge', ...at, message, ...(hint ? { hint } : {}) });
  };
  checkWords(knowledge, report);
  checkLanguage(knowledge, report);
  checkStatements(knowledge, report);
  checkTimes(knowledge, report);
  checkSourcesUsed(knowledge, report);
  checkTiming(knowledge, report);
  checkAdvice(knowledge, report);
  checkGateWords(knowledge, report);
  checkLists(knowledge, report);
  checkRegions(knowledge, report);
  checkShares(knowledge, report);
  checkQuestions(knowledge, report);
  return problems;
}

/** Every phrase the program says is there with no slot but its own, and nothing is there that it never says. */
function checkWords({ words, origins }: Knowledge, report: ReportMistake): void {
  const wanted = { ...PHRASE_NAMES.texts, ...PHRASE_NAMES.lists };
  const origin = (name: string): string => {
    const group = `words.${name.split('.')[0]}`;
    return origins[group] ? group : 'words';
  };
  for (const [name, slots] of Object.entries(wanted)) {
    const text = words[name];
    const isList = name in PHRASE_NAMES.lists;
    if (text === undefined || Array.isArray(text) !== isList)
      report(origin(name), phrase(isList ? 'templates.no_lines' : 'templates.no_phrase', { name }));
    else
      for (const slot of slotsIn([text].flat().join('\n')))
        if (!Object.hasOwn(slots, slot))
          report(origin(name), phrase('templates.phrase_slot', { name, slot: `{{${slot}}}` }));
  }
  for (const name of Object.keys(words))
    if (!Object.hasOwn(wanted, name)) report(origin(name), phrase('templates.phrase_unsaid', { name }));
}

/** The words are in a language that has a tag, and that days can be named in. */
function checkLanguage({ words }: Knowledge, report: ReportMistake): void {
  const { 'pages.language': language, 'days.locale': locale } = words;
  if (typeof language === 'string' && !/^[a-z]{2,3}$/.test(language))
    report('words.pages', phrase('templates.no_language'), phrase('templates.no_language_hint'));
  const names: readonly string[] = LOCALE_NAMES;
  if (typeof locale === 'string' && !names.includes(locale))
    report(
      'words.days',
      phrase('templates.no_locale'),
      phrase('errors.use_one_of', { names: names.join(', ') }),
    );
}

/** Everything that is counted in days. */
const timesOf = ({ timing }: Knowledge) => [timing.high_risk, timing.strongest, ...timing.follow_ups];

/** What is counted in days rests on facts, as a statement does. */
function checkTimes(knowledge: Knowledge, report: ReportMistake): void {
  for (const counted of timesOf(knowledge)) {
    checkCitation(knowledge, 'timing.timing', counted, report);
    const reason = notSupported(knowledge, counted.facts, counted.sources);
    if (reason) report('timing.timing', phrase('templates.days_unsupported'), phrase('templates.confirm'));
  }
}

function checkStatements(knowledge: Knowledge, report: ReportMistake): void {
  for (const [id, statement] of Object.entries(knowledge.statements)) {
    const reason = notSupported(knowledge, statement.facts, statement.sources);
    if (reason && statement.caution !== 'yes')
      report(
        `statements.${id}`,
        phrase(`templates.statement_${reason}`, { id }),
        phrase('templates.confirm'),
      );
    checkCitation(knowledge, `statements.${id}`, statement, report);
    for (const slot of statement.says.matchAll(/\{\{([^}]*)\}\}/g))
      if (!/^(region\.(emergency|urgent|name))$/.test(slot[1] ?? ''))
        report(`statements.${id}`, phrase('templates.statement_slot', { id }));
  }
}

/** Why facts and sources cannot carry a claim, or undefined when they can. A row marked K alone never does. */
export function notSupported(
  knowledge: Knowledge,
  facts: readonly string[],
  sources: readonly string[],
): 'no_source' | 'one_second_hand' | 'nothing_read' | undefined {
  if (sources.length === 0) return 'no_source';
  const statuses = facts.map((fact) => knowledge.facts[fact] ?? '');
  if (statuses.some((status) => status.split('+').includes('R'))) return undefined;
  const second = statuses.filter((status) => status.split('+').includes('S'));
  if (second.length >= 2 || (second.length === 1 && sources.length >= 2)) return undefined;
  return second.length > 0 ? 'one_second_hand' : 'nothing_read';
}

function checkCitation(
  knowledge: Knowledge,
  origin: string,
  { facts, sources }: { facts: readonly string[]; sources: readonly string[] },
  report: ReportMistake,
): void {
  for (const fact of facts)
    if (!knowledge.facts[fact]) report(origin, phrase('templates.no_fact', { id: fact }));
  for (const source of sources)
    if (!knowledge.sources[source]) report(origin, phrase('templates.no_source', { id: source }));
}

function checkSourcesUsed(knowledge: Knowledge, report: ReportMistake): void {
  const used = new Set(citedBy(knowledge));
  for (const id of Object.keys(knowledge.sources))
    if (!used.has(id))
      report(
        `sources.${id}`,
        phrase('templates.source_unused', { id }),
        phrase('templates.source_unused_hint'),
      );
}

/** Every source id that a statement or a phone line cites. */
export function citedBy(knowledge: Knowledge): string[] {
  const regions = Object.values(knowledge.regions);
  return [
    ...Object.values(knowledge.statements),
    ...timesOf(knowledge),
    ...regions.flatMap((region) => [region.emergency, region.urgent, ...region.lines]),
  ].flatMap(({ sources }) => sources);
}

function checkTiming(knowledge: Knowledge, report: ReportMistake): void {
  for (const [id, words] of Object.entries(knowledge.stages))
    needStatements(knowledge, `stages.${id}`, [...words.feels, ...words.helps], report);
  for (const [id, opioid] of Object.entries(knowledge.opioids)) {
    const origin = `opioids.${id}`;
    needStatements(knowledge, origin, [opioid.says], report);
    checkCitation(knowledge, origin, { facts: opioid.facts, sources: [] }, report);
    const stages = opioid.stages ?? [];
    if (opioid.clock === 'none' && stages.length > 0) report(origin, phrase('templates.clock_none_stages'));
    if (opioid.clock !== 'none' && stages.length === 0)
      report(origin, phrase('templates.clock_needs_stages'));
    for (const stage of stages) {
      if (stage.facts.length === 0) report(origin, phrase('templates.stage_no_fact', { id: stage.id }));
      checkCitation(knowledge, origin, { facts: stage.facts, sources: [] }, report);
      if (!knowledge.stages[stage.id]) report(origin, phrase('templates.stage_unknown', { id: stage.id }));
      if (stage.when) needStatements(knowledge, origin, [stage.when], report);
      if (stage.hours && opioid.clock !== 'dated') report(origin, phrase('templates.hours_undated'));
      if (!stage.hours === !stage.when) report(origin, phrase('templates.hours_or_words', { id: stage.id }));
      if (stage.hours && stage.hours[0] > stage.hours[1])
        report(origin, phrase('templates.stage_backwards', { id: stage.id }));
    }
    for (const entry of opioid.street_as ?? [])
      if (!knowledge.opioids[entry.use])
        report(origin, phrase('templates.opioid_unknown', { id: entry.use }));
    const regions = (opioid.street_as ?? []).flatMap((entry) => entry.regions);
    for (const region of regions)
      if (!knowledge.regions[region]) report(origin, phrase('templates.region_unknown', { id: region }));
  }
}

function checkGateWords(knowledge: Knowledge, report: ReportMistake): void {
  for (const [id, gate] of Object.entries(knowledge.gates)) {
    needStatements(knowledge, `gates.${id}`, [gate.why, gate.see], report);
    checkCitation(knowledge, `gates.${id}`, { facts: gate.facts, sources: [] }, report);
  }
}

function checkLists(knowledge: Knowledge, report: ReportMistake): void {
  const skills = new Set(
    (knowledge.lists['skills']?.groups ?? []).flatMap((g) => g.items.map((item) => item.value)),
  );
  for (const [name, list] of Object.entries(knowledge.lists)) {
    const origin = `lists.${name}`;
    const seen = new Set<string>();
    needStatements(knowledge, origin, [list.evidence, ...list.groups.map((g) => g.evidence)], report);
    for (const item of list.groups.flatMap((group) => group.items)) {
      if (seen.has(item.value)) report(origin, phrase('templates.item_twice', { id: item.value }));
      seen.add(item.value);
      needStatements(knowledge, origin, [...(item.says ?? []), item.evidence], report);
      for (const skill of item.then ?? [])
        if (!skills.has(skill)) report(origin, phrase('templates.skill_unknown', { id: item.value, skill }));
    }
  }
}

function checkRegions(knowledge: Knowledge, report: ReportMistake): void {
  for (const [id, region] of Object.entries(knowledge.regions)) {
    const origin = `regions.${id}`;
    const said = [
      ...region.not_breathing,
      region.not_breathing_short,
      ...region.naloxone,
      ...region.law,
      ...region.supply,
    ];
    needStatements(knowledge, origin, said, report);
    for (const line of [region.emergency, region.urgent, ...region.lines]) {
      checkCitation(knowledge, origin, line, report);
      const reason = notSupported(knowledge, line.facts, line.sources);
      if (reason)
        report(origin, phrase(`templates.line_${reason}`, { name: 'name' in line ? String(line.name) : id }));
    }
    const { timezone, zones, country } = region;
    if (timezone !== undefined && !isTimezone(timezone))
      report(origin, phrase('templates.region_no_zone', { name: timezone }));
    const asked = country !== undefined && zones !== undefined && clocksToChoose(knowledge, id).length < 2;
    if ((timezone === undefined) === (zones === undefined) || asked)
      report(origin, phrase('templates.region_clock'));
    for (const line of region.lines)
      if (!line.number && !line.text && !line.web)
        report(origin, phrase('templates.line_no_way', { name: line.name }));
  }
}

function needStatements(
  knowledge: Knowledge,
  origin: string,
  ids: readonly (string | undefined)[],
  report: ReportMistake,
): void {
  for (const id of ids)
    if (id && !knowledge.statements[id])
      report(origin, phrase('templates.no_statement', { id }), phrase('templates.no_statement_hint'));
}
