import en from '../../locales/en/errors.json' with { type: 'json' };
import vi from '../../locales/vi/errors.json' with { type: 'json' };

/** A station's line `{"event":"refused","type":…}` as a person reads it, in both languages; any other line as it is. */
export function refusalText(line: string): string {
  const refused = readRefusal(line);
  if (refused === null) return line;
  const { type, event: _event, ...details } = refused;
  const about = Object.entries(details).map(([name, value]) => `${name}: ${value}`);
  const texts = [vi, en].map((texts) => (texts as Record<string, string>)[type] ?? type);
  return [...texts, ...(about.length > 0 ? [`(${about.join(', ')})`] : [])].join('\n  ');
}

function readRefusal(line: string): { event: string; type: string } | null {
  if (!line.startsWith('{"event":"refused"')) return null;
  return JSON.parse(line) as { event: string; type: string };
}
