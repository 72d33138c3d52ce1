import type { Io } from '../io.ts';
export async function newCommand(_path: string | undefined, _options: object, _io: Io): Promise<number> {
  throw new Error('interview engine lands here');
}
