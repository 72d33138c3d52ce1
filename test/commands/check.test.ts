/** `check` in the person's own words. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder } from '../helpers/folder.ts';
import { aftercare } from '../helpers/program.ts';

test.each(['PLANET Pete', 'PLAN', '{{file}}', '{{what}} $& $1', "Jo's PLAN.yaml"])(
  "B4: a person's word is printed as it is: %s",
  async (name) => {
    const cwd = newFolder();
    const text = `version: "1"\npeople:\n  contacts:\n    - { name: ${JSON.stringify(name)}, role: help }\n`;
    writeFileSync(join(cwd, 'pb.yaml'), text);
    const { out } = await aftercare(['check', 'pb.yaml'], cwd);
    expect(out).toContain(`There is no phone number for ${name}.\n`);
    const { plans } = JSON.parse((await aftercare(['check', '--json', 'pb.yaml'], cwd)).out);
    const found = plans[0].findings.find(({ id }: { id: string }) => id === 'contact_without_number');
    expect([found.what, found.says]).toEqual([name, `There is no phone number for ${name}.`]);
  },
);
