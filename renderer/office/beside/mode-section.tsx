import { useTranslation } from 'react-i18next';
import type { BesideView } from '../../../contract/beside-api.ts';
import { type FormField, formFields } from '../../../domain/beside-events.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import styles from './beside.module.css';

/** Which record is the legal one, and in what order a card goes into the foreign form. */
export function ModeSection({ view, isHead }: { view: BesideView; isHead: boolean }) {
  const { t } = useTranslation();
  const set = useCommand('setCentreMode');
  const { mode, formFields: order } = view;
  const other = mode === 'beside' ? 'alone' : 'beside';
  const reorder = (fields: readonly FormField[]) => set.run({ mode, formFields: [...fields] });
  return (
    <>
      <Section title={t('office.beside.mode')}>
        <p className={styles.mode}>{t(`office.beside.modeOf.${mode}`)}</p>
        <p>{t(`office.beside.meaning.${mode}`)}</p>
        {isHead ? (
          <Button pending={set.pending} onPress={() => void set.run({ mode: other, formFields: order })}>
            {t('office.beside.setTo', { mode: t(`office.beside.modeOf.${other}`) })}
          </Button>
        ) : null}
        <ErrorText failure={set.error} />
      </Section>
      {mode === 'beside' ? (
        <Section title={t('office.beside.fields')}>
          <p>{t('office.beside.fieldsHelp')}</p>
          <ol className={styles.fields}>
            {order.map((field, at) => (
              <li key={field} className={styles.field}>
                <span>{t(`beside.field.${field}`)}</span>
                {isHead ? (
                  <span className={styles.acts}>
                    <Move field={field} way="up" disabled={at === 0} run={() => reorder(moved(order, at, -1))} />
                    <Move
                      field={field}
                      way="down"
                      disabled={at === order.length - 1}
                      run={() => reorder(moved(order, at, 1))}
                    />
                    <Move field={field} way="leaveOut" run={() => reorder(order.filter((each) => each !== field))} />
                  </span>
                ) : null}
              </li>
            ))}
          </ol>
          {isHead ? (
            <div className={styles.acts}>
              {formFields
                .filter((field) => !order.includes(field))
                .map((field) => (
                  <Button key={field} kind="quiet" onPress={() => void reorder([...order, field])}>
                    {t('office.beside.putIn', { field: t(`beside.field.${field}`) })}
                  </Button>
                ))}
            </div>
          ) : null}
        </Section>
      ) : null}
    </>
  );
}

const signs = { up: '↑', down: '↓', leaveOut: '✕' } as const;

function Move(props: { field: FormField; way: keyof typeof signs; disabled?: boolean; run: () => void }) {
  const { t } = useTranslation();
  const { field, way } = props;
  return (
    <Button
      kind="quiet"
      disabled={props.disabled ?? false}
      label={t(`office.beside.${way}`, { field: t(`beside.field.${field}`) })}
      onPress={props.run}
    >
      {signs[way]}
    </Button>
  );
}

function moved(order: readonly FormField[], at: number, by: -1 | 1): FormField[] {
  const others = order.filter((_, index) => index !== at);
  return others.toSpliced(at + by, 0, ...order.slice(at, at + 1));
}
