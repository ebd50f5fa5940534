import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverView } from '../../../contract/hand-over-api.ts';
import type { Failure } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useInSight } from '../../ui/use-in-sight.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import { CodeField } from './code-field.tsx';
import { checkOf, differencesOf, hasDifferences, toCount, withDamaged, withPresent } from './desk-state.ts';
import styles from './hand-over.module.css';
import type { HandOverDesk } from './use-hand-over.ts';

const READING_MS = 800;

/** Folder by folder: each is scanned or ticked; what is missing, too many or damaged is named before anybody signs. */
export function CheckFolders(props: {
  readonly desk: HandOverDesk;
  readonly handOver: HandOverView;
  readonly pending: boolean;
  readonly failure: Failure | null;
  readonly onTake: (present: readonly string[], damaged: readonly string[]) => void;
}) {
  const { desk, handOver, onTake } = props;
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const asksSince = useRef(0);
  const check = checkOf(desk.state, handOver.handOver);
  const carried = toCount(handOver);
  const differences = differencesOf(check, carried);
  const differs = hasDifferences(differences);
  const change = (next: typeof check) => {
    setAsks(false);
    desk.change((was) => ({ ...was, check: next }));
  };
  const there = carried.length - differences.missing.length;
  // Some was answered before, and nothing more is here: that was said then.
  const isNothingNew = check.present.length === 0 && carried.length < handOver.carried;
  const sure = useInSight(asks);
  const save = () => {
    if (differs && !asks) {
      asksSince.current = performance.now();
      setAsks(true);
      // The second stroke of an impatient hand is no yes to what nobody can have read.
    } else if (!isNothingNew && (!differs || performance.now() - asksSince.current > READING_MS)) {
      setAsks(false);
      onTake(check.present, differences.damaged);
    }
  };
  useKeymap({ save });
  const asksNow = asks && differs && !isNothingNew;
  const take = (
    <Button kind="primary" size="large" shortcut={capOf('save')} onPress={save} pending={props.pending}>
      {asksNow
        ? t('handOver.check.takeSo')
        : t('handOver.check.take', { what: t(`handOver.count.${handOver.kind}`, { n: there }) })}
    </Button>
  );

  return (
    <>
      <CodeField
        label={t('handOver.check.scan', { n: there, of: carried.length })}
        onCode={(code) => {
          setAsks(false);
          desk.takeCode(code);
        }}
      />
      <ol className={styles.items}>
        {carried.map(({ dossier, code, procedureName }) => {
          const isThere = check.present.includes(code);
          return (
            <li key={dossier} className={styles.item} data-there={isThere || undefined}>
              <label className={styles.tick}>
                <input
                  type="checkbox"
                  name="present"
                  checked={isThere}
                  onChange={() => change(withPresent(check, code, !isThere))}
                />
                <span className={styles.words}>
                  <strong className={styles.number}>{code}</strong>
                  <span className={styles.small}>{procedureName ?? t('handOver.item.unknown')}</span>
                </span>
              </label>
              <button
                type="button"
                className={styles.answer}
                aria-pressed={check.damaged.includes(code)}
                aria-label={t('handOver.check.damagedOf', { code })}
                onClick={() => change(withDamaged(check, code))}
              >
                {t('handOver.check.damaged')}
              </button>
            </li>
          );
        })}
        {differences.extra.map((code) => (
          <li key={code} className={styles.item}>
            <span className={styles.words}>
              <strong className={styles.number}>{code}</strong>
              <span className={styles.small}>{t('handOver.check.extra')}</span>
            </span>
            <button
              type="button"
              className={styles.answer}
              aria-label={t('handOver.make.takeOutOf', { code })}
              onClick={() => change(withPresent(check, code, false))}
            >
              {t('handOver.make.takeOut')}
            </button>
          </li>
        ))}
      </ol>
      {asks && isNothingNew ? (
        <Notice tone="warn" answers={asks}>
          {t('handOver.check.nothingNew')}
        </Notice>
      ) : null}
      <ErrorText failure={props.failure} />
      {asksNow ? (
        <Notice tone="warn" answers={asks}>
          {/* The question and its answer stand together above what may be thirty lines. */}
          <div ref={sure} className={styles.sure}>
            <strong>{t('handOver.check.sure')}</strong>
            <div className={styles.actions}>
              {take}
              <Button kind="quiet" size="large" onPress={() => setAsks(false)}>
                {t('handOver.check.lookAgain')}
              </Button>
            </div>
          </div>
          <ul>
            {differences.extra.map((code) => (
              <li key={code}>{t('handOver.differences.extra', { code })}</li>
            ))}
            {differences.damaged.map((code) => (
              <li key={code}>{t('handOver.differences.damaged', { code })}</li>
            ))}
            {differences.missing.map((code) => (
              <li key={code}>{t('handOver.differences.missing', { code })}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <div className={styles.actions}>{take}</div>
      )}
    </>
  );
}
