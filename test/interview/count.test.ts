/** How many questions a person is asked: what matters now in one sitting, the first weeks in the next. */
import { expect, test } from 'vitest';
import { applying } from '../../src/plan/conditions.ts';
import { knowledge, people } from '../helpers/knowledge.ts';

const MOST_IN_A_SITTING = 30;
const MOST_IN_ALL = 60;

test.each(Object.entries(people))(
  '%s is asked 30 questions at most in a sitting, and 60 in all',
  (_, plan) => {
    const asked = applying(knowledge, plan).filter(({ phase }) => phase !== 'later');
    const now = asked.filter(({ phase }) => phase === 'now').length;
    expect(now).toBeGreaterThan(10);
    expect(now).toBeLessThanOrEqual(MOST_IN_A_SITTING);
    expect(asked.length - now).toBeLessThanOrEqual(MOST_IN_A_SITTING);
    expect(asked.length).toBeLessThanOrEqual(MOST_IN_ALL);
  },
);
