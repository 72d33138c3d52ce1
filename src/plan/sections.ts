/** The answers a plan can hold, section by section. Every one is optional: an interview that stops half-way is a plan with gaps. */
import * as v from 'valibot';
import { anyText, group, list, maybe } from '../knowledge/forms.ts';
import { aboutKind, type Kind } from '../knowledge/kinds.ts';

const kind = <T>(name: Kind) => v.metadata<T, { kind: Kind }>({ kind: name });

/** An answer of one text, of a kind that knowledge/kinds.ts describes. */
function answer(name: Kind) {
  const { is = () => true, not = 'not_text' } = aboutKind(name).valid ?? {};
  return v.pipe(anyText, v.check(is, not), kind(name));
}
export const text = () => answer('text');
const phone = () => answer('phone');
const one = () => answer('one');
export const date = () => answer('date');
export const moment = () => answer('moment');
export const scale = () => answer('scale');
const lines = () => v.pipe(list(anyText), kind('lines'));
const many = () => v.pipe(list(anyText), kind('many'));

const records = <T extends v.ObjectEntries>(entries: T) => v.pipe(list(group(entries)), kind('records'));
/** What a person is made of, in the order it is asked. */
export const PERSON_PARTS = [
  { key: 'name', kind: 'text' },
  { key: 'phone', kind: 'phone' },
  { key: 'note', kind: 'text' },
] as const;
const person = () =>
  v.pipe(group({ name: maybe(text()), phone: maybe(phone()), note: maybe(text()) }), kind('person'));

/** The sections a person answers, in the order the interview asks and the file keeps them. */
export const sections = {
  about: group({
    region: maybe(one()),
    name: maybe(text()),
    clock: maybe(one()),
    filled_by: maybe(one()),
    helper: maybe(text()),
    why_now: maybe(text()),
    good_outcome: maybe(text()),
  }),
  safety: group({
    now: maybe(one()),
    applies: maybe(many()),
    signs: maybe(many()),
    mind: maybe(one()),
    health: maybe(many()),
    supply: maybe(many()),
    home: maybe(many()),
    past_overdose: maybe(one()),
    home_safe: maybe(lines()),
    keeps_me_going: maybe(lines()),
  }),
  use: group({
    opioids: maybe(many()),
    prescribed: maybe(many()),
    source: maybe(many()),
    status: maybe(one()),
    last_use: maybe(moment()),
    planned_stop: maybe(moment()),
    days_in_a_row: maybe(one()),
    left: maybe(records({ place: maybe(one()), in: maybe(date()), out: maybe(date()) })),
    how: maybe(many()),
    pattern: maybe(one()),
    amount: maybe(text()),
    since: maybe(text()),
    other_drugs: maybe(many()),
  }),
  medicine: group({
    current: maybe(many()),
    missed: maybe(one()),
    wanted: maybe(one()),
    thoughts: maybe(text()),
    clinician: maybe(one()),
    place: maybe(one()),
    prescriber: maybe(person()),
    pharmacy: maybe(person()),
    list: maybe(records({ name: maybe(text()), for: maybe(text()), from: maybe(text()) })),
    allergies: maybe(text()),
    routine: maybe(text()),
    last_given: maybe(date()),
    next_due: maybe(date()),
    bridge: maybe(text()),
    wishes: maybe(text()),
    speaks_for_me: maybe(person()),
    scores: maybe(records({ total: maybe(text()), date: maybe(date()), by: maybe(text()) })),
  }),
  first_days: group({
    where: maybe(text()),
    company: maybe(records({ name: maybe(text()), phone: maybe(phone()), when: maybe(text()) })),
    worries: maybe(many()),
    comfort: maybe(many()),
    ready: maybe(many()),
    looking_after: maybe(text()),
    work: maybe(text()),
    drives: maybe(one()),
    steps: maybe(lines()),
  }),
  triggers: group({
    list: maybe(records({ what: maybe(one()), then: maybe(many()), strength: maybe(one()) })),
    signs: maybe(many()),
    sign_answers: maybe(records({ sign: maybe(one()), then: maybe(one()) })),
    risky_times: maybe(text()),
  }),
  coping: group({
    skills: maybe(many()),
    first_three: maybe(lines()),
    safe_places: maybe(lines()),
    helped_before: maybe(lines()),
  }),
  people: group({
    contacts: maybe(
      records({
        name: maybe(text()),
        role: maybe(one()),
        relation: maybe(text()),
        phone: maybe(phone()),
        phone2: maybe(phone()),
        when: maybe(text()),
        may_know: maybe(one()),
      }),
    ),
    knows: maybe(lines()),
    avoid: maybe(lines()),
  }),
  overdose: group({
    naloxone: maybe(one()),
    naloxone_place: maybe(text()),
    naloxone_people: maybe(lines()),
    not_alone: maybe(text()),
    safer: maybe(many()),
  }),
  lapse: group({
    first_call: maybe(person()),
    steps: maybe(many()),
    words: maybe(text()),
  }),
  aftercare: group({
    appointments: maybe(
      records({
        what: maybe(text()),
        when: maybe(moment()),
        where: maybe(text()),
        phone: maybe(phone()),
        repeats: maybe(one()),
      }),
    ),
    services: maybe(many()),
    groups: maybe(
      records({ what: maybe(text()), when: maybe(text()), where: maybe(text()), phone: maybe(phone()) }),
    ),
    checks: maybe(many()),
    review_on: maybe(date()),
  }),
  life: group({
    home: maybe(one()),
    home_plan: maybe(text()),
    work: maybe(text()),
    money: maybe(text()),
    legal: maybe(text()),
    family: maybe(text()),
    children: maybe(text()),
    due_on: maybe(date()),
    baby_carers: maybe(text()),
    health: maybe(text()),
    routine: maybe(lines()),
    joys: maybe(lines()),
  }),
  reasons: group({
    why: maybe(lines()),
    strengths: maybe(many()),
    goals: maybe(
      records({
        goal: maybe(text()),
        steps: maybe(lines()),
        by: maybe(date()),
        who_helps: maybe(text()),
        in_the_way: maybe(text()),
        sure: maybe(scale()),
        state: maybe(one()),
        rough_day: maybe(text()),
      }),
    ),
    message: maybe(text()),
  }),
  story: group({
    attempts: maybe(
      records({ when: maybe(text()), what: maybe(text()), helped: maybe(text()), hard: maybe(text()) }),
    ),
    led_here: maybe(text()),
    family_history: maybe(text()),
    helped: maybe(text()),
    hard: maybe(text()),
    lessons: maybe(text()),
    hope: maybe(text()),
  }),
  sharing: group({
    family: maybe(many()),
    worker: maybe(many()),
    card: maybe(many()),
  }),
  keeping: group({
    likely: maybe(scale()),
    stop_me: maybe(text()),
    kept_where: maybe(text()),
    copies: maybe(text()),
    agreed: maybe(lines()),
    who_rings: maybe(text()),
  }),
};
export type SectionName = keyof typeof sections;
