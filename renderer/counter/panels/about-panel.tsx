import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcedureView } from '../../../contract/dossier-schemas.ts';
import { procedureByCode } from '../../../domain/procedures.ts';
import { type HelpNeed, helpNeeds } from '../../../domain/ticket-words.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { Picks } from '../../ui/picks.tsx';
import { TypeAhead } from '../../ui/type-ahead.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useList } from '../../ui/use-list.ts';
import styles from './about-panel.module.css';
import type { PanelProps } from './panel-props.ts';

const none: readonly ProcedureView[] = [];

/** Shift F8: what the person needs, and all that is to be done on this number. Both go with it to the next counter. */
export function AboutPanel({ view, visit, onClose }: PanelProps) {
  const { t } = useTranslation();
  const { counter, current } = view;
  const known = useList('listProcedures') ?? none;
  const setNeeds = useCommand('setHelpNeeds');
  const setProcedures = useCommand('setVisitProcedures');
  const [needs, choose] = useState<readonly HelpNeed[]>(current?.needs ?? []);
  const [procedures, plan] = useState<readonly string[]>(current?.procedures ?? []);
  // The counter's own fields first.
  const items = useMemo(() => {
    const own = (each: ProcedureView) => (view.profile?.fields.includes(each.field) ? 0 : 1);
    const free = known.filter((each) => !procedures.includes(each.code)).sort((a, b) => own(a) - own(b));
    return free.map((each) => ({ id: each.code, text: each.name, detail: `${each.field} · ${each.code}` }));
  }, [known, procedures, view.profile]);

  const save = async () => {
    const said = await setNeeds.run({ counter, needs: [...needs] });
    if (!said.ok) return;
    if ((await setProcedures.run({ counter, procedures: [...procedures] })).ok) onClose();
  };
  return (
    <StaffDialog title={t('counter.about.title', { number: current?.number ?? '' })} onClose={onClose} wide>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TypeAhead
          label={t('counter.about.add')}
          name="procedure"
          items={items}
          chosen={null}
          nothingFound={t('dossier.receive.noProcedure')}
          autoFocus
          onChoose={(code) => plan((was) => [...was, code].slice(0, 12))}
        />
        {procedures.length > 0 ? (
          <ol className={styles.list} aria-label={t('counter.about.procedures')}>
            {procedures.map((code) => {
              const name = procedureByCode(code)?.name ?? code;
              return (
                <li key={code} className={styles.item}>
                  <span>
                    {name}
                    {view.received.includes(code) ? ` · ${t('counter.about.received')}` : ''}
                  </span>
                  <Button
                    kind="quiet"
                    label={t('counter.about.removeOf', { name })}
                    onPress={() => plan((was) => was.filter((each) => each !== code))}
                  >
                    {t('counter.about.remove')}
                  </Button>
                </li>
              );
            })}
          </ol>
        ) : null}
        <Picks
          label={t('counter.about.needs')}
          chosen={needs}
          options={helpNeeds.map((need) => ({ value: need, text: t(`counter.need.${need}`) }))}
          onChange={choose}
        />
        <ErrorText failure={setNeeds.error ?? setProcedures.error} />
        <div className={styles.actions}>
          <Button kind="primary" type="submit" pending={setNeeds.pending || setProcedures.pending}>
            {t('counter.about.save')}
          </Button>
          <Button onPress={visit.callInterpreter} disabled={current?.interpreterCalled ?? true}>
            {t(current?.interpreterCalled ? 'counter.interpreter.called' : 'counter.interpreter.call')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </StaffDialog>
  );
}
