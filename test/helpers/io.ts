import { Readable, Writable } from 'node:stream';
import type { Io } from '../../src/io.ts';
import { shownBy } from '../../src/text/clock.ts';
import { cleanEnv, TODAY, ZONE } from './setting.ts';

/** Keeps what is written to it. */
export class Kept extends Writable {
  text = '';

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/**
 * The seams of the program without a terminal: nothing to read, and what is written is kept. The day is the same in
 * every zone, but where a moment is given.
 */
export function testIo(env: Record<string, string> = {}, at?: Date): Io & { stdout: Kept; stderr: Kept } {
  return {
    stdin: Readable.from([]),
    stdout: new Kept(),
    stderr: new Kept(),
    env: cleanEnv(env),
    now: (zone = ZONE) => (at ? shownBy(zone, at) : TODAY),
    timezone: ZONE,
  };
}
