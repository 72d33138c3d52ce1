import { PassThrough } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { LineSource } from '../../src/terminal/lines.ts';

const never = new AbortController().signal;

function source(isTTY = false): { stdin: PassThrough & { isTTY?: boolean }; lines: LineSource } {
  const stdin: PassThrough & { isTTY?: boolean } = new PassThrough();
  stdin.isTTY = isTTY;
  return { stdin, lines: new LineSource(stdin) };
}

/** Collects garbage, as Node does when it likes. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

describe('lines from a stream', () => {
  it('a line at a terminal is handed over though garbage is collected while more of a paste is waited for', async () => {
    const { stdin, lines } = source(true);
    stdin.write('up to midnight\n');
    const line = lines.next(never, true);
    for (const ms of [5, 15]) setTimeout(collectGarbage, ms);
    const late = new Promise((done) => setTimeout(() => done('nothing came'), 2000));
    expect(await Promise.race([line, late])).toBe('up to midnight');
  });

  it('come one at a time, whatever their ends and however they are cut up', async () => {
    const { stdin, lines } = source();
    for (const part of ['on', 'e\r', '\ntwo\n\nth', 'r\u00e9e\rfour']) stdin.write(part);
    stdin.end();
    const all = [];
    for (let line = await lines.next(never, false); line !== undefined; line = await lines.next(never, false))
      all.push(line);
    expect(all).toEqual(['one', 'two', '', 'thr\u00e9e', 'four']);
  });

  it('keep letters whole that arrive in two halves', async () => {
    const { stdin, lines } = source();
    const bytes = Buffer.from('é日\n');
    for (const byte of bytes) stdin.write(Buffer.from([byte]));
    expect(await lines.next(never, false)).toBe('é日');
  });

  it('that a terminal sends at once are one answer where that is wanted', async () => {
    const { stdin, lines } = source(true);
    stdin.write('one\n');
    stdin.write('two\n');
    expect(await lines.next(never, true)).toBe('one\ntwo');
    stdin.write('three\n');
    stdin.write('four\n');
    expect(await lines.next(never, false)).toBe('three');
    expect(await lines.next(never, false)).toBe('four');
  });

  it('stop when told to', async () => {
    const { lines } = source();
    const controller = new AbortController();
    const line = lines.next(controller.signal, false);
    controller.abort();
    expect(await line).toBeUndefined();
  });

  it('without an end do not fill the memory', async () => {
    const { stdin, lines } = source();
    stdin.write('x'.repeat(100_000));
    expect((await lines.next(never, false))?.length).toBeGreaterThan(60_000);
  });
});
