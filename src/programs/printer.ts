/** Handing pages to the print command of the system. Whoever calls this has shown them and been told to go on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { OWNER_ONLY } from '../files/disk.ts';
import type { Io } from '../io.ts';
import { phrase } from '../text/phrases.ts';
import { runProgram } from './run.ts';

/** One page to print: laid out for a browser, and in plain lines for a printer without one. */
export interface Sheet {
  html: string;
  text: string;
}

/** Sends them. Throws UserError when it cannot be done. */
export async function sendToPrinter(sheets: readonly Sheet[], copies: number, env: Io['env']): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-'));
  try {
    await send(await filesFor(sheets, folder, env), copies, env);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** PDF files when a browser can make them, otherwise plain text. */
async function filesFor(sheets: readonly Sheet[], folder: string, env: Io['env']): Promise<string[]> {
  const [{ findBrowser }, { pdfOf }] = await Promise.all([import('./browser.ts'), import('./pdf.ts')]);
  const browser = await findBrowser(env);
  const files: string[] = [];
  for (const [index, { html, text }] of sheets.entries()) {
    const file = join(folder, `page-${index + 1}.${browser ? 'pdf' : 'txt'}`);
    writeFileSync(file, browser ? await pdfOf(html, browser) : text, { mode: OWNER_ONLY, flag: 'wx' });
    files.push(file);
  }
  return files;
}

/** `lp` of CUPS on Linux and macOS, else `lpr`; the print verb of the file's own program on Windows. */
async function send(files: readonly string[], copies: number, env: Io['env']): Promise<void> {
  const print = `Start-Process -Wait -Verb Print -FilePath "${files.join('","')}"`;
  const tries: [string, string[]][] =
    process.platform === 'win32'
      ? [['powershell', ['-NoProfile', '-Command', print]]]
      : [
          ['lp', ['-n', String(copies), '--', ...files]],
          ['lpr', [`-#${copies}`, '--', ...files]],
        ];
  for (const [command, args] of tries) {
    const { ok, missing } = await runProgram(command, args, {
      stdin: 'ignore',
      stdout: 'ignore',
      stderr: 'inherit',
      env,
    });
    if (ok) return;
    if (!missing) throw new UserError(phrase('printer.refused'), { hint: phrase('printer.refused_hint') });
  }
  throw new UserError(phrase('printer.no_command'), { hint: phrase('printer.no_command_hint') });
}
