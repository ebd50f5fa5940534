import { spawnSync } from 'node:child_process';

export type Audit =
  | { readonly kind: 'clean' }
  | { readonly kind: 'found'; readonly advisories: readonly string[] }
  /** Nobody was asked: no network, or a registry that has no advisories. Never the same as clean. */
  | { readonly kind: 'not-checked'; readonly why: string };

/** Asks the registry for known faults, from `high` up, of what is shipped and of what only builds or tests. */
export function auditDependencies(project: string): Audit {
  const { stdout, error } = spawnSync('npm', ['audit', '--json', '--audit-level', 'high'], {
    cwd: project,
    encoding: 'utf8',
    timeout: 120_000,
    shell: process.platform === 'win32',
  });
  return error ? { kind: 'not-checked', why: error.message } : readAudit(stdout);
}

/** Only an answer that counts is an answer. */
export function readAudit(stdout: string): Audit {
  const report = parsed(stdout);
  const counts = report?.metadata?.vulnerabilities;
  if (!report || !counts || typeof counts.high !== 'number' || typeof counts.critical !== 'number') {
    // Without the address that was asked: a registry's host is a matter of the machine.
    const why = String(report?.message ?? 'npm audit gave no report').replace(/https?:\/\/\S+/g, 'the registry');
    return { kind: 'not-checked', why };
  }
  const advisories = Object.values(report.vulnerabilities ?? {})
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(({ name, severity, range }) => `${severity}: ${name} ${range}`);
  return advisories.length === 0 && counts.high + counts.critical === 0
    ? { kind: 'clean' }
    : { kind: 'found', advisories };
}

interface Report {
  readonly message?: string;
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
  readonly vulnerabilities?: Readonly<Record<string, { name: string; severity: string; range: string }>>;
}

function parsed(text: string): Report | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
