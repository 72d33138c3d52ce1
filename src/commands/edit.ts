import type { Io } from '../io.ts';
export async function editCommand(_path: string, _options: object, _io: Io): Promise<number> {
  throw new Error('interview engine lands here');
}
