import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { enrolmentFile } from '../contract/enrolment-file.ts';
import { pointFile } from '../contract/point-file.ts';
import { deviceFile } from '../contract/station-api.ts';
import { pointSignatureOf } from './point-signature.ts';

const files = { 'point.json': pointFile, 'device.json': deviceFile, 'enrolment.json': enrolmentFile } as const;

/** What is wrong with the files a technician brought, each fault with its field and what to do; nothing is started. */
export function validateConfiguration(folder: string): {
  readonly lines: readonly string[];
  readonly isRight: boolean;
} {
  const lines: string[] = [];
  const there = Object.entries(files).filter(([name]) => existsSync(join(folder, name)));
  if (!there.some(([name]) => name !== 'enrolment.json'))
    lines.push(
      `${folder}: neither point.json (the host of a point) nor device.json (another PC): put one there, or let the set-up pages make it`,
    );
  for (const [name, schema] of there) lines.push(...faultsOf(name, join(folder, name), schema));
  const signature = existsSync(join(folder, 'point.json')) ? pointSignatureOf(folder) : 'unsigned';
  if (signature === 'wrong')
    lines.push(
      'point.signature.json: the signature does not fit point.json: bring both anew from the province, or remove the signature and be unsigned',
    );
  const wrong = lines.length;
  for (const [name] of there)
    if (!lines.some((line) => line.startsWith(`${name}:`)))
      lines.push(name === 'point.json' ? `${name}: right, ${signature}` : `${name}: right`);
  return { lines: [...lines, ...warnings(folder, there)], isRight: wrong === 0 };
}

/** Keys that stand there for nothing, in the files that later versions may add to. */
function warnings(folder: string, there: readonly [string, z.ZodType][]): string[] {
  return there.flatMap(([name, schema]) => {
    const file = jsonIn(join(folder, name));
    if (!(schema instanceof z.ZodObject) || typeof file !== 'object' || file === null) return [];
    const unknown = Object.keys(file).filter((key) => !Object.hasOwn(schema.shape, key));
    return name === 'point.json'
      ? []
      : unknown.map((key) => `${name}: ${key}: nobody knows this key; it is passed over`);
  });
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function faultsOf(name: string, path: string, schema: z.ZodType): string[] {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? [] : parsed.error.issues.flatMap((issue) => faultText(name, issue));
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable';
    return [`${name}: cannot be read as JSON (${why}): write it anew, or bring the file again`];
  }
}

function faultText(name: string, issue: z.core.$ZodIssue): string[] {
  const field = issue.path.join('.') || '(the whole file)';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(
      (key) => `${name}: ${[...issue.path, key].join('.')}: nobody knows this key: remove it, or mend its spelling`,
    );
  return [`${name}: ${field}: ${issue.message}: ${adviceFor(issue)}`];
}

function adviceFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.message.includes('undefined') ? 'add the field' : `write it as ${issue.expected}`;
  if (issue.code === 'invalid_value') return `choose one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_small') return `at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}`;
  return 'mend this value';
}
