import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundBackup, SetUpDone } from '../../contract/set-up-api.ts';
import { communeOf } from '../../domain/data/standard-point.ts';
import { Button } from '../ui/button.tsx';
import styles from '../ui/card-page.module.css';
import { Field } from '../ui/field.tsx';
import { dateTimeText } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { BackButton } from './first-steps.tsx';
import own from './set-up.module.css';
import type { StepProps } from './step-props.ts';

/** The newest is nearly always the one. */
const FIRST = 4;

/** A PC in place of a dead one: the backups that are plugged in, whose they are and of when; one of them is put here. */
export function RestoreStep(props: StepProps & { readonly onRestored: (done: SetUpDone) => Promise<void> }) {
  const { t } = useTranslation();
  const { client, told, onRestored, view } = props;
  const { path: chosen = null, request = null, from: kept = '' } = view.restore ?? {};
  const [from, setFrom] = useState(kept);
  const [found, setFound] = useState<readonly FoundBackup[] | null>(null);
  const [under, setUnder] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const look = async (where: string) => {
    const answer = await client.lookForBackups({ from: where });
    if (!answer.ok) return told(answer);
    setFound(answer.value.backups);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the step was left
  useEffect(() => {
    void look(kept);
  }, []);
  const restore = async (path: string) => {
    setUnder(path);
    const answer = await client.restoreFrom({ path }).finally(() => setUnder(null));
    if (!answer.ok) return told(answer);
    told({ ok: true, value: answer.value.view });
    if (answer.value.done) await onRestored(answer.value.done);
    else await look(from);
  };
  return (
    <>
      <h1>{t('setUp.restore.title')}</h1>
      <ol className={styles.steps}>
        {(['old', 'stick', 'choose'] as const).map((step) => (
          <li key={step}>{t(`setUp.restore.step.${step}`)}</li>
        ))}
      </ol>
      <p>{t('setUp.restore.stolen')}</p>
      {request === null ? null : (
        <Notice tone="warn" title={t('setUp.restore.province')}>
          <ol className={styles.steps}>
            <li>{t('setUp.restore.province.file', { file: request })}</li>
            {(['call', 'answer', 'again'] as const).map((step) => (
              <li key={step}>{t(`setUp.restore.province.${step}`)}</li>
            ))}
          </ol>
        </Notice>
      )}
      <section className={styles.way} aria-label={t('setUp.restore.found')}>
        <h2>{t('setUp.restore.found')}</h2>
        {found === null ? (
          <Notice>{t('setUp.restore.looking')}</Notice>
        ) : found.length === 0 ? (
          <Notice tone="warn" title={t('setUp.restore.none')}>
            {t('setUp.restore.noneHelp')}
          </Notice>
        ) : (
          <ul className={own.backups}>
            {found.slice(0, all ? found.length : FIRST).map((backup, n) => (
              <BackupLine
                key={backup.path}
                backup={backup}
                first={n === 0}
                likeliest={backup.path === (chosen ?? found[0]?.path)}
                waits={backup.path === chosen && request !== null}
                under={under}
                onRestore={() => void restore(backup.path)}
              />
            ))}
          </ul>
        )}
        {found !== null && !all && found.length > FIRST ? (
          <div>
            <Button onPress={() => setAll(true)}>{t('office.backup.more', { count: found.length - FIRST })}</Button>
          </div>
        ) : null}
        {under === null ? null : <Notice>{t('setUp.restore.under')}</Notice>}
        <form
          className={own.look}
          onSubmit={(event) => {
            event.preventDefault();
            void look(from);
          }}
        >
          <Field
            label={t('setUp.restore.from')}
            help={t('setUp.restore.fromHelp')}
            value={from}
            onChange={setFrom}
            maxLength={500}
          />
          <div>
            <Button type="submit" disabled={under !== null}>
              {t('setUp.restore.look')}
            </Button>
          </div>
        </form>
      </section>
      <BackButton client={client} told={told} />
    </>
  );
}

function BackupLine(props: {
  readonly backup: FoundBackup;
  readonly first: boolean;
  /** The one to be pressed, most likely. */
  readonly likeliest: boolean;
  /** For the province's answer. */
  readonly waits: boolean;
  /** The backup that is being put here; null: none is. */
  readonly under: string | null;
  readonly onRestore: () => void;
}) {
  const { t } = useTranslation();
  const { backup, first, likeliest, waits, under, onRestore } = props;
  const which = { at: dateTimeText(backup.created), point: backup.point };
  return (
    <li className={own.backup}>
      <span className={own.backupText}>
        <strong>{which.at}</strong> · {pointText(backup.point)}
        <span className={own.where}>{backup.path}</span>
        {backup.opens ? null : (
          <span className={own.where}>{t(waits ? 'setUp.restore.waits' : 'setUp.restore.needsProvince')}</span>
        )}
      </span>
      <Button
        kind={likeliest ? 'primary' : 'plain'}
        autoFocus={first}
        label={t(waits ? 'setUp.restore.againOf' : 'setUp.restore.goOf', which)}
        pending={under === backup.path}
        disabled={under !== null && under !== backup.path}
        onPress={onRestore}
      >
        {t(waits ? 'setUp.restore.again' : 'setUp.restore.go')}
      </Button>
    </li>
  );
}

/** `Canh Vinh 22006-1`: a stick may hold the backups of several. */
function pointText(point: string): string {
  const commune = communeOf(point.slice(0, 5));
  return commune ? `${commune.name} ${point}` : point;
}
