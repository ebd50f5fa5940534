import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import styles from './hand-over.module.css';
import type { PaneProps } from './pane-props.ts';

/** Folders nobody is sure of: somebody goes to the shelf and looks, and says of each whether it is there. */
export function RecountPane({ desk }: PaneProps) {
  const { t } = useTranslation();
  const count = useCommand('recountFolders');
  const { toRecount } = desk;
  const seen = desk.state.counted;
  const counted = toRecount.flatMap(({ dossier, code, paper }) => {
    const found = seen[code];
    return found === undefined ? [] : [{ dossier, found, paper }];
  });
  const save = async () => {
    if (counted.length === 0 || !(await count.run({ counted: counted.slice(0, 500) })).ok) return;
    desk.change((was) => ({ ...was, counted: {} }));
    desk.look();
  };
  useKeymap({ save });
  if (toRecount.length === 0) return <Notice tone="good">{t('handOver.recount.none')}</Notice>;
  return (
    <>
      <h2 className={styles.heading}>{t('handOver.recount.title')}</h2>
      <Notice tone="warn">{t('handOver.recount.help')}</Notice>
      <ol className={styles.items}>
        {toRecount.map(({ dossier, code, procedureName, paper, why, claimants }) => (
          <li key={dossier} className={styles.item}>
            <span className={styles.words}>
              <strong className={styles.number}>{code}</strong>
              <span className={styles.small}>{procedureName}</span>
              <span>{t(`handOver.recount.look.${paper}`)}</span>
              <span className={styles.small}>
                {t(`handOver.recount.${why}`, { claimants: claimants.map(({ name }) => name).join(', ') })}
              </span>
            </span>
            <fieldset className={styles.answers} aria-label={code}>
              {([true, false] as const).map((found) => (
                <button
                  key={String(found)}
                  type="button"
                  className={styles.answer}
                  aria-pressed={seen[code] === found}
                  onClick={() => desk.change((was) => ({ ...was, counted: { ...was.counted, [code]: found } }))}
                >
                  {t(found ? 'handOver.recount.found' : 'handOver.recount.notFound')}
                </button>
              ))}
            </fieldset>
          </li>
        ))}
      </ol>
      <ErrorText failure={count.error} />
      <div className={styles.actions}>
        <Button kind="primary" size="large" shortcut={capOf('save')} onPress={save} pending={count.pending}>
          {t('handOver.recount.save', { n: counted.length })}
        </Button>
      </div>
    </>
  );
}
