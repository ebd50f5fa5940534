import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { licencesOf, withLicences } from './pack/licences.ts';

/** Run after a package came or went: the list of licences at the end of `NOTICE`. */
const project = join(import.meta.dirname, '..');
const notice = join(project, 'NOTICE');
const { lines, strange } = licencesOf(JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')));
for (const each of strange) console.error(`look at this licence first: ${each}`);
process.exitCode = strange.length > 0 ? 1 : 0;
if (strange.length === 0) writeFileSync(notice, withLicences(readFileSync(notice, 'utf8'), lines));
