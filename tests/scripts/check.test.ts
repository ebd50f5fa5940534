import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAudit } from '../../scripts/check/audit.ts';
import { billOfMaterials } from '../../scripts/pack/bill-of-materials.ts';
import { licencesOf, noticeTitle, withLicences } from '../../scripts/pack/licences.ts';

const project = join(import.meta.dirname, '../..');
const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));

test('the licences in NOTICE are those of the lock file (node scripts/write-notice.ts renews them)', () => {
  const notice = readFileSync(join(project, 'NOTICE'), 'utf8');
  const { lines, strange } = licencesOf(lock);
  expect(strange).toEqual([]);
  expect(notice).toBe(withLicences(notice, lines));
  expect(notice).toContain(noticeTitle);
});

test('a licence nobody has looked at is named (control)', () => {
  const packages = { 'node_modules/free-for-now': { license: 'AGPL-3.0' }, 'node_modules/tool': { dev: true } };
  expect(licencesOf({ packages }).strange).toEqual(['free-for-now: AGPL-3.0']);
});

test('the bill of materials names what is shipped, each with its version, and nothing that only builds', () => {
  const { bomFormat, metadata, components } = billOfMaterials(project);
  expect([bomFormat, metadata.component.name]).toEqual(['CycloneDX', 'gan-dan']);
  const named = new Map(components.map((each) => [each.name, each]));
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  for (const [name, version] of Object.entries(dependencies)) expect(named.get(name)?.version, name).toBe(version);
  expect(Object.keys(devDependencies).filter((name) => named.has(name))).toEqual([]);
  expect([...named.keys()].filter((name) => name.startsWith('node-linux'))).toEqual([]);
  expect(components.every(({ purl }) => purl.startsWith('pkg:npm/'))).toBe(true);
});

test('an audit that nobody answered is not checked, and never clean', () => {
  const none = { low: 3, moderate: 0, high: 0, critical: 0 };
  expect(readAudit(JSON.stringify({ metadata: { vulnerabilities: none }, vulnerabilities: {} }))).toEqual({
    kind: 'clean',
  });
  const bad = { name: 'left-pad', severity: 'critical', range: '<2' };
  const found = { metadata: { vulnerabilities: { ...none, critical: 1 } }, vulnerabilities: { 'left-pad': bad } };
  expect(readAudit(JSON.stringify(found))).toEqual({ kind: 'found', advisories: ['critical: left-pad <2'] });
  const refused = {
    message: '405 Method Not Allowed - POST https://registry.example/-/npm/v1/security/advisories/bulk',
  };
  expect(readAudit(JSON.stringify(refused))).toEqual({
    kind: 'not-checked',
    why: '405 Method Not Allowed - POST the registry',
  });
  for (const silence of ['', 'null', '{}', '[]', '{"metadata":{}}', '<html>'])
    expect(readAudit(silence).kind, silence).toBe('not-checked');
});
