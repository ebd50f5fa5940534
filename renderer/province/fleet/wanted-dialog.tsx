import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { versionPattern } from '../../../domain/update.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useSending } from '../officer-context.ts';
import styles from '../province.module.css';
import type { Outputs } from '../province-client.ts';
import { communeOptions, scopeText } from '../scope-text.ts';

type Preview = Outputs['previewWantedVersion'];

/** Which version is wanted, and whom it would reach: looked at before it is said. */
export function WantedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { send, pending, failure } = useSending();
  const [typed, setTyped] = useState({ commune: '', version: '', manifestHash: '' });
  const [preview, setPreview] = useState<Preview | null>(null);
  const version = typed.version.trim();
  const hash = typed.manifestHash.trim().toLowerCase();
  const isVersion = version === '' || versionPattern.test(version);
  const isHash = hash === '' || /^[0-9a-f]{64}$/.test(hash);
  const word = { commune: typed.commune || null, version: version || null, manifestHash: hash || null };
  const type = (change: Partial<typeof typed>) => {
    setPreview(null);
    setTyped({ ...typed, ...change });
  };
  const look = async () => setPreview(await send('previewWantedVersion', word));
  const say = async () => {
    if (await send('wantVersion', word)) onClose();
  };
  const older = preview?.points.filter((each) => each.older) ?? [];
  return (
    <StaffDialog title={t('province.wanted.title')} onClose={onClose} wide>
      <div className={styles.wideForm}>
        <p className={styles.soft}>{t('province.wanted.means')}</p>
        <div className={styles.fields}>
          <Choice
            label={t('province.wanted.where')}
            value={typed.commune}
            options={[{ value: '', text: t('province.scope.province') }, ...communeOptions(t)]}
            onChange={(commune) => type({ commune })}
          />
          <Field
            label={t('province.fleet.version')}
            help={t('province.wanted.versionHelp')}
            value={typed.version}
            onChange={(next) => type({ version: next })}
            error={isVersion ? null : t('province.wanted.versionWrong')}
            maxLength={40}
            autoFocus
          />
        </div>
        <Field
          label={t('province.wanted.hash')}
          help={t('province.wanted.hashHelp')}
          value={typed.manifestHash}
          onChange={(manifestHash) => type({ manifestHash })}
          error={isHash ? null : t('province.wanted.hashWrong')}
          maxLength={64}
        />
        {preview ? (
          <>
            <Notice>
              {preview.points.length === 0
                ? t('province.wanted.nobody')
                : t('province.wanted.reaches', { points: preview.points.length })}
            </Notice>
            <ul className={styles.changes}>
              {preview.points.slice(0, 12).map(({ point, commune, runs, wantedBefore }) => (
                <li key={point}>
                  {scopeText(t, commune)} <span className={styles.soft}>{point}</span>: {runs ?? '–'}
                  {wantedBefore === null ? '' : ` (${t('province.wanted.before', { version: wantedBefore })})`}
                </li>
              ))}
            </ul>
            {preview.points.length > 12 ? (
              <p className={styles.soft}>{t('province.wanted.more', { points: preview.points.length - 12 })}</p>
            ) : null}
            {older.length > 0 ? (
              <Notice tone="warn">
                {t('province.wanted.older', { points: older.map(({ point }) => point).join(', ') })}
              </Notice>
            ) : null}
          </>
        ) : null}
        <ErrorText failure={failure} />
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('province.ref.cancel')}</Button>
          {preview ? (
            <Button kind="primary" pending={pending} disabled={preview.points.length === 0} onPress={say}>
              {t(version === '' ? 'province.wanted.takeBack' : 'province.wanted.say')}
            </Button>
          ) : (
            <Button kind="primary" pending={pending} disabled={!isVersion || !isHash} onPress={look}>
              {t('province.wanted.look')}
            </Button>
          )}
        </div>
      </div>
    </StaffDialog>
  );
}
