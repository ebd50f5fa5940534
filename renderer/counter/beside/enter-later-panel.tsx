import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readOfficialCode } from '../../../domain/beside.ts';
import type { Person } from '../../../domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { useLive } from '../../ui/use-live.ts';
import { useScans } from '../../ui/use-scans.ts';
import styles from './beside.module.css';

/** Ctrl F6: what was received while the provincial system was down, ticked off by the code that system gave. */
export function EnterLaterPanel(props: { onFill: ((person: Person) => void) | null; onClose: () => void }) {
  const { t } = useTranslation(['screen', 'errors']);
  const { view } = useLive('watchBeside', {});
  const give = useCommand('giveOfficialCode');
  const open = useRequest('openDossier');
  const [chosen, setChosen] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [ticked, setTicked] = useState<string | null>(null);
  useScans(({ readings, isCard }) => {
    const read = isCard ? undefined : readings.map(readOfficialCode).find((each) => each !== null);
    return read ? () => setCode(read) : null;
  });

  const waiting = view?.enterLater ?? [];
  const dossier = waiting.find((each) => each.dossier === chosen) ?? waiting[0];
  const submit = async () => {
    setTicked(null);
    if (!dossier || code.trim() === '') return;
    const answer = await give.run({ dossier: dossier.dossier, officialCode: code });
    if (!answer.ok) return;
    setTicked(t('counter.enterLater.ticked', { code: dossier.code, officialCode: answer.value.officialCode }));
    setCode('');
    setChosen(null);
  };
  const fill = async () => {
    if (!dossier) return;
    const answer = await open.run({ dossier: dossier.dossier });
    if (answer.ok) props.onFill?.(answer.value.applicant);
  };
  const more = (view?.waiting ?? 0) - waiting.length;

  return (
    <StaffDialog title={t('counter.enterLater.title')} onClose={props.onClose} wide>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {ticked ? <Notice tone="good">{ticked}</Notice> : <p className={styles.help}>{t('counter.enterLater.help')}</p>}
        <ErrorText failure={give.error ?? open.error} />
        {dossier ? (
          <>
            <Choice
              label={t('counter.enterLater.which')}
              value={dossier.dossier}
              options={waiting.map((each) => ({
                value: each.dossier as string,
                text: `${each.code} · ${each.receivedAt.slice(11)} · ${each.procedureName}`,
              }))}
              onChange={setChosen}
            />
            {more > 0 ? <p className={styles.help}>{t('counter.enterLater.more', { count: more })}</p> : null}
            <Field
              name="officialCode"
              label={t('counter.beside.code')}
              help={t('counter.beside.codeHelp')}
              value={code}
              onChange={setCode}
              maxLength={200}
              autoFocus
            />
          </>
        ) : (
          <Notice>{t('counter.enterLater.none')}</Notice>
        )}
        <div className={styles.actions}>
          {dossier ? (
            <Button kind="primary" type="submit" pending={give.pending}>
              {t('counter.enterLater.tick')}
            </Button>
          ) : null}
          {dossier && props.onFill ? (
            <Button onPress={fill} pending={open.pending}>
              {t('counter.enterLater.fill')}
            </Button>
          ) : null}
          <Button kind="quiet" onPress={props.onClose}>
            {t('counter.beside.close')}
          </Button>
        </div>
      </form>
    </StaffDialog>
  );
}
