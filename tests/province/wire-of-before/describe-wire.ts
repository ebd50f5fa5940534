import { join } from 'node:path';
import { z } from 'zod';

/** JSON Schema as zod writes it, as far as it is read here. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Shape;
  readonly items?: Shape;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** What passes under one name: as whoever reads it takes it, and as whoever writes it makes it. */
export interface Passing {
  readonly reads: Shape;
  readonly writes: Shape;
}
export type Wire = Readonly<Record<string, Passing>>;

type Methods = Record<string, { '~orpc'?: { inputSchema?: z.ZodType; outputSchema?: z.ZodType } }>;

/** Between programs: requests and answers, bundles, files. `root`: of the program whose words they are. */
export async function describeWire(root: string): Promise<Wire> {
  const wire: Record<string, Passing> = {};
  const taken = async (file: string) =>
    (await import(join(root, 'contract', `${file}.ts`)).catch(() => ({}))) as Record<string, unknown>;
  const shape = (schema: z.ZodType, io: 'input' | 'output') =>
    z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Shape;
  const methodsOf = (methods: Methods, isMeant: (name: string) => boolean) => {
    for (const [name, method] of Object.entries(methods)) {
      const { inputSchema, outputSchema } = method['~orpc'] ?? {};
      if (!inputSchema || !outputSchema || !isMeant(name)) continue;
      // Whoever asks may leave out what has a default; an answer is written whole.
      wire[`${name} asked`] = { reads: shape(inputSchema, 'input'), writes: shape(inputSchema, 'input') };
      const isView = '_zod' in outputSchema;
      if (isView)
        wire[`${name} answered`] = { reads: shape(outputSchema, 'input'), writes: shape(outputSchema, 'output') };
    }
  };
  methodsOf((await taken('province-api')).provinceApi as Methods, (name) => ofStations.has(name));
  methodsOf(((await taken('station-api')).stationApi ?? {}) as Methods, () => true);
  const { bundleContent } = await taken('bundle');
  const { pointFile, centreKeysFile } = await taken('point-file');
  const { enrolmentFile } = await taken('enrolment-file');
  const { deviceFile, hostFile } = await taken('station-api');
  const files = { bundleContent, pointFile, centreKeysFile, enrolmentFile, deviceFile, hostFile };
  for (const [name, schema] of Object.entries(files))
    if (schema)
      wire[name] = { reads: shape(schema as z.ZodType, 'input'), writes: shape(schema as z.ZodType, 'input') };
  return wire;
}

/** The province's methods that no page calls. */
const ofStations = new Set([
  ...['enrol', 'hello', 'push', 'waitForMail', 'incarnations', 'inbox', 'chain', 'fetch', 'reference', 'heartbeat'],
  ...['missingBlobs', 'putBlob', 'getBlob'],
]);

/** Where the reader would not take something that the writer may write. */
export function misread(reader: Shape, writer: Shape, at = ''): string[] {
  if (reader.allOf) return reader.allOf.flatMap((part) => misread(part, writer, at));
  const written = writer.anyOf ?? writer.oneOf ?? formsOf(writer);
  if (written) return written.flatMap((branch) => misread(reader, branch, at));
  const read = reader.anyOf ?? reader.oneOf ?? formsOf(reader);
  if (read) {
    const tries = read.map((branch) => misread(branch, writer, at));
    const best = tries.toSorted((a, b) => a.length - b.length)[0] ?? [];
    return best.length === 0 ? [] : [`${at}: ${JSON.stringify(writer.const ?? writer.type)} fits no form (${best[0]})`];
  }
  const values = valuesOf(reader);
  if (values) {
    const others = valuesOf(writer)?.filter((each) => !values.includes(each)) ?? ['anything'];
    return others.map((each) => `${at}: ${JSON.stringify(each)} is not known`);
  }
  // What is transformed has no form of its own: the word of a type that only the compiler knows.
  if (reader.type === undefined || Object.keys(writer).length === 0) return [];
  const faults: string[] = [];
  const say = (fault: string | false) => fault && faults.push(`${at}: ${fault}`);
  const type = writer.type ?? typeof valuesOf(writer)?.[0];
  if (type !== reader.type && !(reader.type === 'number' && type === 'integer'))
    return [`${at}: ${type}, ${reader.type} is read`];
  for (const [key, low] of [
    ['minLength', true],
    ['minimum', true],
    ['minItems', true],
    ['maxLength', false],
    ['maximum', false],
    ['maxItems', false],
  ] as const) {
    const [limit, may] = [reader[key], writer[key]];
    if (limit === undefined || valuesOf(writer)) continue;
    say((may === undefined || (low ? may < limit : may > limit)) && `${key} ${limit}, ${may} may be written`);
  }
  if (reader.pattern !== undefined && !valuesOf(writer))
    say(writer.pattern !== reader.pattern && `form ${reader.pattern}`);
  if (reader.items) faults.push(...misread(reader.items, writer.items ?? {}, `${at}[]`));
  for (const name of reader.required ?? []) say(!writer.required?.includes(name) && `${name} may be missing`);
  for (const [name, part] of Object.entries(reader.properties ?? {})) {
    const other = writer.properties?.[name];
    if (other) faults.push(...misread(part, other, `${at}.${name}`));
  }
  if (reader.additionalProperties === false)
    for (const name of Object.keys(writer.properties ?? {}))
      say(!(name in (reader.properties ?? {})) && `${name} is refused`);
  return faults;
}

function formsOf({ type, ...rest }: Shape): readonly Shape[] | undefined {
  return typeof type === 'object' ? type.map((each) => ({ type: each, ...(each === 'null' ? {} : rest) })) : undefined;
}

function valuesOf({ const: one, enum: many }: Shape): readonly unknown[] | null {
  return many ?? (one === undefined ? null : [one]);
}
