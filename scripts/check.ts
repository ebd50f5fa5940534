import './need-node-24.ts';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { auditDependencies } from './check/audit.ts';

/**
 * `npm run check`: types, lint, and what is known of our dependencies. Offline the last is not checked, and the last line
 * says so; with `-- --must-audit` (where there is a network) that is a failure.
 */
const project = join(import.meta.dirname, '..');
const mustAudit = process.argv.includes('--must-audit');
const tally = { passed: 0, failed: 0, notChecked: 0 };

run('types', 'typescript/bin/tsc', ['-b', '--pretty', 'false']);
run('lint and format', '@biomejs/biome/bin/biome', ['ci', '--colors=off', '--error-on-warnings', '.']);
const audit = auditDependencies(project);
if (audit.kind === 'clean') passed('dependency audit: no known fault of weight');
else if (audit.kind === 'found') failed('dependency audit', audit.advisories.join('\n'));
else {
  tally.notChecked += 1;
  console.log(`  NOT CHECKED  dependency audit: ${audit.why}`);
}
const rest = tally.notChecked > 0 ? `, ${tally.notChecked} NOT CHECKED` : '';
console.log(`${tally.passed} passed, ${tally.failed} failed${rest}`);
process.exitCode = tally.failed > 0 || (mustAudit && tally.notChecked > 0) ? 1 : 0;

function run(name: string, program: string, args: readonly string[]): void {
  const ended = spawnSync(process.execPath, [join(project, 'node_modules', program), ...args], {
    cwd: project,
    encoding: 'utf8',
  });
  if (ended.status === 0) passed(name);
  else failed(name, `${ended.stdout}${ended.stderr}`);
}

function passed(name: string): void {
  tally.passed += 1;
  console.log(`  ok  ${name}`);
}

function failed(name: string, said: string): void {
  tally.failed += 1;
  console.log(`  FAILED  ${name}\n${said}`);
}
