import { describe, expect, test } from 'vitest';
import { procedureCautions } from '../../domain/data/procedure-cautions.ts';
import { procedures } from '../../domain/data/procedures.ts';
import { procedureCard } from '../../domain/procedure-card.ts';
import { origin, value } from '../support/terminal-client.ts';
import { withStation } from '../support/with-station.ts';

describe('a procedure card', () => {
  test('says what is known with its source, and keeps the notes of the point with author and date', () =>
    withStation({}, async (at) => {
      const { client } = await at.counter('1');
      const card = value(await client.readProcedureCard({ procedure: '2.000815' }));
      expect(card.original).toMatchObject({ needed: 'before-processing', verified: false });
      expect(card.cautions.map(({ source }) => source)).toEqual(
        expect.arrayContaining(['TT 226/2016/TT-BTC, Đ.4', 'NĐ 23/2015/NĐ-CP, Đ.20']),
      );
      const noted = value(
        await client.addProcedureNote({ origin: origin(), procedure: '2.000815', text: 'Máy photo ở phòng bên' }),
      );
      expect(noted.notes).toMatchObject([{ text: 'Máy photo ở phòng bên', by: 'Cán Bộ Mẫu 1', at: at.clock.now() }]);
      const other = await at.counter('2');
      expect(value(await other.client.readProcedureCard({ procedure: '2.000815' })).notes).toHaveLength(1);
      value(await other.client.withdrawProcedureNote({ origin: origin(), note: noted.notes[0]?.note ?? '' }));
      expect(value(await client.readProcedureCard({ procedure: '2.000815' })).notes).toEqual([]);
    }));

  test('invents nothing: each caution names its text, and is about a procedure or field that exists', () => {
    const known = new Set(procedures.flatMap(({ code, field }) => [code, field]));
    for (const { of, source, text } of procedureCautions) {
      expect(known.has(of)).toBe(true);
      expect(source).toMatch(/^(NĐ|TT|Luật) /);
      expect(Object.keys(text)).toEqual(['vi', 'en']);
    }
    expect(procedureCard({ code: '1.000000', field: 'Không có' }).original).toEqual({
      ...{ needed: 'before-result', source: null, verified: false },
    });
  });
});
