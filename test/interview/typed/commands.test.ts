import { expect, it } from 'vitest';
import { commandOf } from '../../../src/interview/typed/commands.ts';

it.each([
  [':back', { command: 'back', rest: '' }],
  [':BACK ', { command: 'back', rest: '' }],
  ['<', { command: 'back', rest: '' }],
  ['?', { command: 'help', rest: '' }],
  ['.', { command: 'stop', rest: '' }],
  [':edit', { command: 'editor', rest: '' }],
  [':remove 2', { command: 'remove', rest: '2' }],
  [':bakc', 'unknown'],
  [':D', 'unknown'],
])('%j is a command', (line, expected) => {
  expect(commandOf(line)).toEqual(expected);
});

it.each(['', 'back', 'I :stop', ' :back', ':)', ':-(', '...', '?!', '< 3', '.5', ':', ':3'])(
  '%j is an answer',
  (line) => {
    expect(commandOf(line)).toBeUndefined();
  },
);
