import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceRow } from '../../../domain/reference.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { localDateText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { useAsked, useSending } from '../officer-context.ts';
import styles from '../province.module.css';
import type { Outputs } from '../province-client.ts';
import { DifferenceView } from './difference-view.tsx';

/** All that the next version changes, its day and its reason: nothing of it can be taken back, only followed. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { value, failure: lost } = useAsked('previewPublication', {}, null);
  const { send, pending, failure } = useSending();
  const [typed, setTyped] = useState<{ from: string | null; note: string }>({ from: null, note: '' });
  if (!value)
    return (
      <StaffDialog title={t('province.publish.title')} onClose={onClose}>
        <ErrorText failure={lost} />
      </StaffDialog>
    );
  const from = typed.from ?? typedDate(value.earliest);
  const effectiveFrom = readDate(from);
  const isDate = effectiveFrom?.length === 10;
  /** In force only later than they replace what stands: no counter takes them in between. */
  const paused = isDate ? pausedBy(value.kinds, effectiveFrom) : [];
  const publish = async () => {
    if (!isDate) return;
    if (await send('publishReference', { version: value.version, effectiveFrom, note: typed.note.trim() })) onClose();
  };
  return (
    <StaffDialog title={t('province.publish.version', { version: value.version })} onClose={onClose} wide>
      <div className={styles.wideForm}>
        {value.kinds.length === 0 ? <Notice>{t('province.publish.nothing')}</Notice> : null}
        {value.kinds.map(({ kind, difference }) => (
          <section key={kind}>
            <h3>{t(`province.kind.${kind}`)}</h3>
            <DifferenceView kind={kind} difference={difference} />
          </section>
        ))}
        <div className={styles.row}>
          <Field
            label={t('province.publish.from')}
            help={t('province.publish.earliest', { date: localDateText(value.earliest) })}
            value={from}
            onChange={(next) => setTyped({ ...typed, from: next })}
            error={isDate ? null : t('province.dateWrong')}
            maxLength={10}
          />
          <Field
            label={t('province.publish.note')}
            help={t('province.publish.noteHelp')}
            value={typed.note}
            onChange={(note) => setTyped({ ...typed, note })}
            maxLength={300}
          />
        </div>
        {paused.length > 0 ? (
          <Notice tone="warn" title={t('province.publish.paused')}>
            <ul className={styles.list}>
              {paused.slice(0, 8).map(({ code, name, from: inForce }) => (
                <li key={code}>
                  {code} {name}: {t('province.publish.pausedUntil', { date: localDateText(inForce ?? '') })}
                </li>
              ))}
            </ul>
            {paused.length > 8 ? <p>{t('province.diff.more')}</p> : null}
          </Notice>
        ) : null}
        <ErrorText failure={failure} />
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('province.ref.cancel')}</Button>
          <Button
            kind="primary"
            pending={pending}
            disabled={value.kinds.length === 0 || typed.note.trim() === '' || !isDate}
            onPress={publish}
          >
            {t('province.publish.do')}
          </Button>
        </div>
      </div>
    </StaffDialog>
  );
}

function pausedBy(kinds: Outputs['previewPublication']['kinds'], effectiveFrom: string): readonly ReferenceRow[] {
  const { added = [], changed = [] } = kinds.find(({ kind }) => kind === 'procedures')?.difference ?? {};
  return [...added, ...changed.map(({ after }) => after)].filter(({ from }) => (from ?? '') > effectiveFrom);
}
