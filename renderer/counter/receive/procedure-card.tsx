import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcedureCardView } from '../../../contract/procedure-card-api.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { dateText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import styles from './procedure-card.module.css';

/** Ctrl F2 from the form: one procedure on one screen. */
export function ProcedureCard({ procedure, onClose }: { procedure: string; onClose: () => void }) {
  const { t } = useTranslation();
  const read = useRequest('readProcedureCard');
  const [card, setCard] = useState<ProcedureCardView | null>(null);
  const { run } = read;
  useEffect(() => {
    void run({ procedure }).then((answer) => answer.ok && setCard(answer.value));
  }, [run, procedure]);
  return (
    <StaffDialog title={card?.name ?? t('counter.card.title')} onClose={onClose} wide>
      <ErrorText failure={read.error} />
      {card ? <Card card={card} onCard={setCard} /> : <Notice>{t('counter.loading')}</Notice>}
      <div className={styles.actions}>
        <Button shortcut="Esc" onPress={onClose}>
          {t('counter.card.close')}
        </Button>
      </div>
    </StaffDialog>
  );
}

function Card({ card, onCard }: { card: ProcedureCardView; onCard: (card: ProcedureCardView) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <p className={styles.soft}>
        {card.field} · {card.code}
        {card.verified ? '' : ` · ${t('counter.card.unverified')}`}
      </p>
      <div className={styles.columns}>
        <section>
          <h3>{t('counter.card.documents')}</h3>
          {card.documents.length > 0 ? (
            <ul>
              {card.documents.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          ) : (
            <p>{t('counter.card.noDocuments')}</p>
          )}
          <h3>{t('counter.card.original')}</h3>
          <p>{t(`counter.card.original.${card.original.needed}`)}</p>
          <p className={styles.soft}>{card.original.source ?? t('counter.card.noRule')}</p>
        </section>
        <section>
          <h3>{t('counter.card.cautions')}</h3>
          {card.cautions.length > 0 ? (
            <ul>
              {card.cautions.map(({ text, source, certainty }) => (
                <li key={source + text.vi}>
                  {text[i18n.language] ?? text.vi}
                  <span className={styles.soft}>
                    {' '}
                    ({source}
                    {certainty === 'read' ? '' : `, ${t('counter.card.fromMemory')}`})
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <p>{t('counter.card.noCautions')}</p>
          )}
          <h3>{t('counter.card.notes')}</h3>
          <Notes card={card} onCard={onCard} />
        </section>
      </div>
    </>
  );
}

function Notes({ card, onCard }: { card: ProcedureCardView; onCard: (card: ProcedureCardView) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const add = useCommand('addProcedureNote');
  const withdraw = useCommand('withdrawProcedureNote');
  const save = async () => {
    const added = await add.run({ procedure: card.code, text });
    if (!added.ok) return;
    setText('');
    onCard(added.value);
  };
  const remove = async (note: string) => {
    if ((await withdraw.run({ note })).ok) onCard({ ...card, notes: card.notes.filter((each) => each.note !== note) });
  };
  return (
    <>
      {card.notes.length === 0 ? <p>{t('counter.card.noNotes')}</p> : null}
      <ul>
        {card.notes.map(({ note, text: said, by, at }) => (
          <li key={note} className={styles.note}>
            <span>
              {said} <span className={styles.soft}>({t('counter.card.by', { by, date: dateText(at) })})</span>
            </span>
            <Button kind="quiet" label={t('counter.card.withdrawOf', { text: said })} onPress={() => void remove(note)}>
              {t('counter.card.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={t('counter.card.add')} help={t('counter.card.addHelp')} value={text} onChange={setText} />
        <Button type="submit" pending={add.pending} disabled={text.trim() === ''}>
          {t('counter.card.save')}
        </Button>
      </form>
      <ErrorText failure={add.error ?? withdraw.error} />
    </>
  );
}
