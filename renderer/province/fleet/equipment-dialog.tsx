import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { equipmentKinds } from '../../../domain/fleet.ts';
import { PointId } from '../../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { dateTimeText, localDateText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { useOfficer, useSending } from '../officer-context.ts';
import styles from '../province.module.css';
import type { EquipmentItem } from '../province-client.ts';

/** One machine, new or known; below it everything that was ever written of it. */
export function EquipmentDialog({ of, onClose }: { of: EquipmentItem | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const { send, pending, failure } = useSending();
  const [item] = useState(() => of?.item ?? v7());
  const [typed, setTyped] = useState({
    point: of?.point ?? (officer.commune ? `${officer.commune.code}-1` : ''),
    kind: of?.kind ?? ('pc' as EquipmentItem['kind']),
    serial: of?.serial ?? '',
    since: of?.since ? typedDate(of.since) : '',
    place: of?.place ?? '',
    note: of?.note ?? '',
  });
  const isPoint = /^\d{5}-\d{1,2}$/.test(typed.point.trim());
  const since = readDate(typed.since);
  const isDate = since === '' || since?.length === 10;
  const save = async (gone: boolean) => {
    const { kind, serial, place, note } = typed;
    const line = { item, point: PointId(typed.point.trim()), change: of?.changes.length ?? 0 };
    if (await send('saveEquipment', { ...line, kind, serial, since: since || null, place, note, gone })) onClose();
  };
  return (
    <StaffDialog title={t(of ? 'province.equipment.edit' : 'province.equipment.add')} onClose={onClose} wide>
      <form
        className={styles.wideForm}
        onSubmit={(event) => {
          event.preventDefault();
          void save(of?.gone ?? false);
        }}
      >
        <div className={styles.fields}>
          {of ? null : (
            <Field
              label={t('province.live.point')}
              help={t('province.equipment.pointHelp')}
              value={typed.point}
              onChange={(point) => setTyped({ ...typed, point })}
              error={isPoint || typed.point === '' ? null : t('province.equipment.pointHelp')}
              maxLength={8}
              autoFocus
            />
          )}
          <Choice
            label={t('province.equipment.kind')}
            value={typed.kind}
            options={equipmentKinds.map((kind) => ({ value: kind, text: t(`province.equipment.kind.${kind}`) }))}
            onChange={(kind) => setTyped({ ...typed, kind })}
          />
          <Field
            label={t('province.equipment.serial')}
            value={typed.serial}
            onChange={(serial) => setTyped({ ...typed, serial })}
            maxLength={60}
          />
          <Field
            label={t('province.equipment.since')}
            help={t('province.dateWrong')}
            value={typed.since}
            onChange={(next) => setTyped({ ...typed, since: next })}
            error={isDate ? null : t('province.dateWrong')}
            maxLength={10}
          />
          <Field
            label={t('province.equipment.place')}
            value={typed.place}
            onChange={(place) => setTyped({ ...typed, place })}
            maxLength={100}
          />
        </div>
        <Field
          label={t('province.equipment.note')}
          value={typed.note}
          onChange={(note) => setTyped({ ...typed, note })}
          maxLength={300}
        />
        <ErrorText failure={failure} />
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('province.ref.cancel')}</Button>
          {of ? (
            <Button onPress={() => save(!of.gone)}>
              {t(of.gone ? 'province.equipment.isBack' : 'province.equipment.isGone')}
            </Button>
          ) : null}
          <Button kind="primary" type="submit" pending={pending} disabled={!isPoint || !isDate}>
            {t('province.officer.save')}
          </Button>
        </div>
      </form>
      {of ? (
        <section>
          <h3>{t('province.equipment.history')}</h3>
          <ul className={styles.changes}>
            {of.changes.map(({ at, by, serial, place, note, since: from, gone }) => (
              <li key={`${at} ${gone} ${serial} ${place} ${note}`}>
                <strong>{dateTimeText(at)}</strong> {by}:{' '}
                {[serial, from === null ? '' : localDateText(from), place, note].filter(Boolean).join(' · ') || '–'}
                {gone ? ` · ${t('province.equipment.gone')}` : ''}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </StaffDialog>
  );
}
