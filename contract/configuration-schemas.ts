import { z } from 'zod';
import { enrolmentFile } from './enrolment-file.ts';
import { pointFile } from './point-file.ts';
import { pointSignatureFile } from './point-signature.ts';
import { deviceFile } from './station-api.ts';

const files = {
  point: ['What a point is: point.json in the station’s folder', pointFile],
  device: ['Another PC of a point: device.json, made by the host’s office', deviceFile],
  enrolment: ['A ticket of the province: enrolment.json', enrolmentFile],
  'point.signature': ['The province’s signature on point.json', pointSignatureFile],
} as const;

/** As JSON Schema by file name, for editors and other programs. Rules between fields are checked by the station alone. */
export function configurationSchemas(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(files).map(([name, [title, schema]]) => [
      `${name}.schema.json`,
      { title, ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) },
    ]),
  );
}
