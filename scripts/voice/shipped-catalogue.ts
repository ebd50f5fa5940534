import { procedures } from '../../domain/data/procedures.ts';
import type { LanguageCode, LanguageTexts } from '../../domain/languages.ts';
import { nameClip } from '../../domain/spoken-text.ts';
import { type WantedClip, wantedClips } from '../../domain/voice-catalogue.ts';
import { shippedPack } from '../../main/adapters/languages/shipped-texts.ts';
import { canhVinh } from '../canh-vinh.ts';

/** Languages whose clips come with the product as placeholders, until a person of the centre records better ones. */
export const shippedVoices = ['vi', 'en'] as const satisfies readonly LanguageCode[];
export type ShippedVoice = (typeof shippedVoices)[number];

const everyLetter = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** What the product can be asked to say wherever it is installed: every clip of every stage, and names that are data. */
export function shippedCatalogue(language: ShippedVoice): ReadonlyMap<string, string> {
  const texts = (code: ShippedVoice): LanguageTexts => ({ ...shippedPack(code).texts, queues: queueNames(code) });
  const wanted = wantedClips({ language, texts: texts(language), source: texts('vi'), letters: everyLetter });
  const spoken = wanted.filter((each): each is WantedClip & { text: string } => each.text !== null);
  return new Map([...spoken.map(({ clip, text }) => [clip, text] as const), ...namesOf(language)]);
}

/** Procedures and their documents are Vietnamese law: they have no other name. */
function namesOf(language: ShippedVoice): [string, string][] {
  if (language !== 'vi') return [];
  const names = procedures.flatMap(({ name, documents }) => [name, ...documents]);
  return [...new Set(names)].map((name) => [nameClip(name), name]);
}

/** The queues of `npm start`; a centre that names its queues otherwise records their names. */
function queueNames(language: ShippedVoice): Record<string, string> {
  const { queues } = canhVinh({ demonstration: true });
  return Object.fromEntries(queues.flatMap(({ id, name }) => (name[language] ? [[id, name[language]]] : [])));
}
