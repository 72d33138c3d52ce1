import { describe, expect, it } from 'vitest';
import {
  laterIn,
  partsToOffer,
  sitting,
  allBut,
  inBoth,
  onlyIn,
  openOnes,
  quickOnes,
  Run,
  type Wanted,
} from '../../src/interview/order.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { knowledge } from '../helpers/knowledge.ts';

const part = (name: string) => knowledge.sections.find(({ section }) => section === name)!;
const all: Wanted = { wants: () => true };

/** Ids asked one after the other without an answer ever changing the plan. */
function walk(wanted: Wanted, plan: Plan): string[] {
  const run = new Run(knowledge, wanted);
  const ids: string[] = [];
  for (let next = run.next(plan); next; next = run.next(plan)) ids.push(next.id);
  return ids;
}
const NEW: Plan = { version: '2' };

describe('a run through the questions', () => {
  it('asks the quick ones in the order of the bank: where, whether there is danger, what name', () => {
    expect(walk(quickOnes, NEW).slice(0, 4)).toEqual(['region', 'danger_now', 'name', 'applies']);
    expect(walk(inBoth(quickOnes, allBut('about.region')), NEW)[0]).toBe('danger_now');
  });

  it('asks each question that applies once', () => {
    const ids = walk(all, NEW);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(60);
    expect(ids).not.toContain('helper_name');
    expect(walk(all, { ...NEW, about: { filled_by: 'with_helper' } })).toContain('helper_name');
  });

  it('asks one part, or all but one', () => {
    const keeping = walk(onlyIn(part('keeping')), NEW);
    expect(keeping).toEqual(part('keeping').questions.map(({ id }) => id));
    for (const phase of ['now', 'week'] as const)
      expect(walk(sitting(phase), NEW).filter((id) => keeping.includes(id))).toEqual([]);
    expect(walk(laterIn(part('keeping')), NEW)).toEqual(keeping);
    expect(partsToOffer(knowledge, NEW)).toContain(part('keeping'));
  });

  it('goes on with what was never asked, then with what was left for later, and leaves the rest alone', () => {
    const plan: Plan = {
      version: '2',
      about: { region: 'england', name: 'Jay' },
      safety: { now: 'no' },
      come_back: {
        filled_by: 'not_now',
        why_now: 'rather_not_say',
        good_outcome: 'does_not_apply',
        applies: 'dont_know',
      },
    };
    const ids = walk(openOnes, plan);
    expect(ids[0]).toBe('signs');
    expect(ids.slice(-2)).toEqual(['filled_by', 'applies']);
    for (const id of ['region', 'name', 'danger_now', 'why_now', 'good_outcome'])
      expect(ids).not.toContain(id);
  });

  it('asks first about danger that was said before', () => {
    expect(walk(openOnes, { version: '2', safety: { now: 'overdose' } })[0]).toBe('danger_now');
  });

  it('goes back to what was asked, and forward over the same questions', () => {
    const run = new Run(knowledge, quickOnes);
    const ids = [run.next(NEW), run.next(NEW), run.next(NEW)].map((one) => one?.id);
    expect([run.back(NEW)?.id, run.back(NEW)?.id, run.back(NEW)]).toEqual([ids[1], ids[0], undefined]);
    expect([run.next(NEW)?.id, run.next(NEW)?.id]).toEqual([ids[1], ids[2]]);
  });

  it('keeps asking in order when answers arrive, and meets answered ones again on the way back', () => {
    const run = new Run(knowledge, openOnes);
    const first = run.next(NEW)!;
    const answered: Plan = { ...NEW, about: { region: 'england' } };
    expect(first.id).toBe('region');
    expect(run.next(answered)?.id).toBe('danger_now');
    expect(run.back(answered)?.id).toBe('region');
    expect(run.next(answered)?.id).toBe('danger_now');
  });

  it('asks a question that a changed answer opens, where it belongs', () => {
    const run = new Run(knowledge, all);
    while (run.next(NEW)?.id !== 'why_now');
    expect(run.back(NEW)?.id).toBe('filled_by');
    expect(run.next({ ...NEW, about: { filled_by: 'with_helper' } })?.id).toBe('helper_name');
  });

  it('asks a question that a late answer opens at the end, and repeats nothing after it', () => {
    const run = new Run(knowledge, all);
    const ids: string[] = [];
    for (let next = run.next(NEW); next; next = run.next(NEW)) ids.push(next.id);
    const late: Plan = { ...NEW, about: { filled_by: 'with_helper' } };
    expect(run.next(late)?.id).toBe('helper_name');
    expect(run.next(late)).toBeUndefined();
  });

  it('counts where a question stands', () => {
    const run = new Run(knowledge, quickOnes);
    run.next(NEW);
    const second = run.next(NEW)!;
    const { all: asked, at } = run.progress(NEW, second);
    expect([asked[at]?.id, at]).toEqual(['danger_now', 1]);
    expect(asked.length).toBeGreaterThan(8);
  });
});
