/** The numbers and words of a region as handouts print them. Without a region: every emergency number. */
import { wordsOf, type Knowledge } from '../../knowledge/knowledge.ts';
import type { Helpline, Region } from '../../knowledge/shape.ts';
import { isOlder } from '../../text/days.ts';
import { dayWords, type DayWords } from '../../text/day-words.ts';
import type { Words } from '../../text/phrases.ts';
import { tapLink } from '../layouts.ts';
import { escapeText, Markdown } from '../template/markdown.ts';

export type RegionView = ReturnType<typeof viewOf>;

/** The region used when a plan names none: words that hold anywhere. */
export const NO_REGION = 'elsewhere';

const views = new WeakMap<Knowledge, Map<string, RegionView>>();

/** Made once for a day: every statement and every page asks for it. */
export function regionView(knowledge: Knowledge, id: string | undefined, today: string): RegionView {
  const made = views.get(knowledge) ?? new Map<string, RegionView>();
  views.set(knowledge, made);
  const key = `${today} ${id ?? ''}`;
  const view = made.get(key) ?? viewOf(knowledge, id, today);
  made.set(key, view);
  return view;
}

function viewOf(knowledge: Knowledge, id: string | undefined, today: string) {
  const region =
    knowledge.regions[id ?? NO_REGION] ??
    knowledge.regions[NO_REGION] ??
    Object.values(knowledge.regions)[0]!;
  const words = wordsOf(knowledge);
  const days = dayWords(words);
  const isOld = (day: string): boolean => isOlder(day, knowledge.timing.number_old.months, today);
  const lines = region.lines.map((line) => lineView(line, days, isOld));
  const of = (kind: Helpline['for']) =>
    lines
      .filter((line) => line.for === kind)
      .map((line, index, all) => ({
        ...line,
        first: index === 0,
        last: index === all.length - 1,
      }));
  return {
    unknown: id === undefined,
    name: region.label,
    language: languageIn(region, words),
    paper: region.paper,
    emergency: region.emergency.number,
    emergency_call: tapped(region.emergency.number),
    /** Room for a number that this program does not know. */
    mine: region.id === NO_REGION ? new Markdown(words('pages.my_number')) : '',
    urgent: region.urgent.says,
    /** The same with its number to tap; nothing where it has none. */
    urgent_call: region.urgent.number ? tapped(region.urgent.says) : '',
    lines,
    crisis_lines: of('crisis'),
    drug_lines: of('drugs'),
    overdose_lines: of('overdose'),
    poison_lines: of('poisons'),
    family_lines: of('family'),
    help_lines: of('help'),
    youth_lines: of('youth'),
    people: region.people,
    checked: days.short(checkedOn(region)),
    not_breathing_ids: region.not_breathing,
    not_breathing_short_id: region.not_breathing_short,
    step_picture: region.not_breathing_picture,
    naloxone_ids: region.naloxone,
    law_ids: region.law,
    supply_ids: region.supply,
  };
}

/** The language tag of a page, such as `en-GB`: the language is that of the words, whatever the region. */
function languageIn({ country }: Region, words: Words): string {
  const language = words('pages.language');
  return country ? `${language}-${country}` : language;
}

function lineView(line: Helpline, days: DayWords, isOld: (day: string) => boolean) {
  const ways = [
    line.number ? `**${tapped(line.number).text}**` : '',
    line.text ? tapped(line.text, 'sms').text : '',
    line.web ? escapeText(line.web) : '',
  ].filter((way) => way !== '');
  return {
    for: line.for,
    name: line.name,
    number: line.number ? tapped(line.number) : line.text ? tapped(line.text, 'sms') : (line.web ?? ''),
    /** A way to text, where there is a number to call too. */
    texts: line.number !== undefined && line.text !== undefined ? tapped(line.text, 'sms') : '',
    has_texts: line.number !== undefined && line.text !== undefined,
    reach: new Markdown(ways.join(', or ')),
    says: line.says,
    hours: line.hours ?? '',
    has_hours: line.hours !== undefined,
    checked: days.short(line.checked_on),
    old: line.old === 'yes' || isOld(line.checked_on),
  };
}

/** A number of ours, each run of its digits to be tapped on a phone. */
export function tapped(number: string, way: 'tel' | 'sms' = 'tel'): Markdown {
  const parts = number.split(/(\+?\d[\d ()-]+\d)/);
  return new Markdown(
    parts
      .map((part, index) => {
        const words = escapeText(part) === '' ? part : part.replace(part.trim(), escapeText(part));
        return index % 2 ? tapLink(words, `${way}:${part.replace(/[^+\d]/g, '')}`) : words;
      })
      .join(''),
  );
}

/** The oldest day on which any number of the region was checked. */
function checkedOn(region: Region): string {
  const days = [region.emergency, region.urgent, ...region.lines].map(({ checked_on }) => checked_on);
  return days.sort()[0]!;
}
