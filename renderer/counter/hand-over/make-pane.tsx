import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { carriedThings } from '../../../domain/custody-events.ts';
import { readBag } from '../../../domain/hand-over-slip.ts';
import type { PointId } from '../../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import { CodeField } from './code-field.tsx';
import { draftFault, emptyDesk, kindOf, needsFolderFirst, placesFor, withoutItem } from './desk-state.ts';
import styles from './hand-over.module.css';
import type { PaneProps } from './pane-props.ts';
import { ScanFacts } from './scan-facts.tsx';

/** A new hand-over: folders are scanned into it, then one key signs it and prints the slip that goes with them. */
export function MakePane({ desk, onJob }: PaneProps) {
  const { t } = useTranslation();
  const make = useCommand('makeHandOver');
  const [tried, setTried] = useState(false);
  const { state, lists, setDraft } = desk;
  const points = placesFor(state.draft, lists?.points ?? []);
  const only = points.length === 1 ? (points[0]?.point ?? null) : null;
  const isPlace = points.some(({ point }) => point === state.draft.to);
  const draft = { ...state.draft, to: isPlace ? state.draft.to : only };
  const fault = draftFault({ ...draft, bag: readBag(draft.bag) });

  const save = async () => {
    setTried(true);
    const { to, carries, items } = draft;
    const bag = readBag(draft.bag);
    if (fault !== null || to === null) return;
    const answer = await make.run({
      ...{ to, kind: kindOf(draft), bag: bag === '' || carries === 'nothing' ? null : bag },
      items: items.map(({ dossier }) => ({ dossier, carries })),
    });
    if (!answer.ok) return;
    onJob(answer.value.job);
    setDraft(() => emptyDesk.draft);
    desk.putAway({ kind: 'hand-over', handOver: answer.value.handOver.handOver });
  };
  useKeymap({ save });
  useKeys(
    carriedThings.map((carries, index) => ({
      keys: [`Alt+${index + 1}`],
      run: () => setDraft((was) => ({ ...was, carries })),
    })),
  );

  return (
    <>
      <h2 className={styles.heading}>{t('handOver.make.title')}</h2>
      {lists && points.length === 0 ? <Notice tone="warn">{t('handOver.make.noPoints')}</Notice> : null}
      <fieldset className={styles.kinds} aria-label={t('handOver.make.what')}>
        {carriedThings.map((carries, index) => (
          <button
            key={carries}
            type="button"
            className={styles.kind}
            aria-pressed={draft.carries === carries}
            aria-keyshortcuts={`Alt ${index + 1}`}
            onClick={() => setDraft((was) => ({ ...was, carries }))}
          >
            <strong>{t(`handOver.carries.${carries}`)}</strong>
            <KeyCap>{`Alt ${index + 1}`}</KeyCap>
            <span className={styles.small}>{t(`handOver.carriesHelp.${carries}`)}</span>
          </button>
        ))}
      </fieldset>
      <CodeField label={t('handOver.make.scan')} onCode={desk.takeCode} />
      <ol className={styles.items}>
        {draft.items.map(({ dossier, code, procedureName, byScan }) => (
          <li key={dossier} className={styles.item}>
            <span className={styles.words}>
              <strong className={styles.number}>{code}</strong>
              <span className={styles.small}>{procedureName}</span>
              {draft.carries === 'nothing' && byScan ? <ScanFacts of={byScan} /> : null}
            </span>
            <button
              type="button"
              className={styles.answer}
              aria-label={t('handOver.make.takeOutOf', { code })}
              onClick={() => setDraft((was) => withoutItem(was, dossier))}
            >
              {t('handOver.make.takeOut')}
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.pair}>
        <Choice
          label={t('handOver.make.to')}
          value={draft.to ?? ''}
          options={[
            ...(draft.to === null ? [{ value: '', text: t('handOver.make.choose') }] : []),
            ...points.map(({ point, name }) => ({ value: point as string, text: name })),
          ]}
          onChange={(to) => setDraft((was) => ({ ...was, to: to === '' ? null : (to as PointId) }))}
        />
        {draft.carries === 'nothing' ? null : (
          <Field
            label={t('handOver.make.bag')}
            help={t('handOver.make.bagHelp')}
            name="bag"
            value={draft.bag}
            onChange={(bag) => setDraft((was) => ({ ...was, bag: bag.toUpperCase() }))}
            error={tried && fault === 'bag' ? t('handOver.fault.bag') : null}
            maxLength={24}
          />
        )}
      </div>
      {draft.carries === 'nothing' && draft.items.some(({ byScan }) => needsFolderFirst(byScan)) ? (
        <Notice tone="warn">{t('handOver.make.notByScan', { key: capOf('search') })}</Notice>
      ) : null}
      {tried && fault !== null && fault !== 'bag' ? (
        <Notice tone="warn" answers={tried}>
          {t(`handOver.fault.${fault}`)}
        </Notice>
      ) : null}
      <ErrorText failure={make.error} />
      <div className={styles.actions}>
        <Button kind="primary" size="large" shortcut={capOf('save')} onPress={save} pending={make.pending}>
          {t('handOver.make.save', { what: t(`handOver.count.${kindOf(draft)}`, { n: draft.items.length }) })}
        </Button>
      </div>
    </>
  );
}
