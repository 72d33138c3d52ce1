/** Starting another program of this computer and waiting for it. */
import type { Options } from 'execa';

/** How it ended. `missing`: there is no such program. */
export interface Ended {
  ok: boolean;
  missing: boolean;
  out: string;
}

/** Never throws for how a program ends. What starts programs is loaded when one is started. */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: Options & { env: Readonly<Record<string, string | undefined>> },
): Promise<Ended> {
  const { execa } = await import('execa');
  const result = await execa(file, args, { extendEnv: false, ...options, reject: false } as Options);
  return {
    ok: !result.failed,
    missing: result.code === 'ENOENT' || result.code === 'EACCES',
    out: typeof result.stdout === 'string' ? result.stdout : '',
  };
}
