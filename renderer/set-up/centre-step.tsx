import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { communesOfProvince, communeText } from '../../domain/data/standard-point.ts';
import { Button } from '../ui/button.tsx';
import styles from '../ui/card-page.module.css';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { TypeAhead } from '../ui/type-ahead.tsx';
import { BackButton } from './first-steps.tsx';
import type { StepProps } from './step-props.ts';

/** The files of the province's folder first: then nothing is typed and nothing can be typed wrongly. */
export function CentreStep(props: StepProps) {
  const { t } = useTranslation();
  const { client, told } = props;
  const [commune, setCommune] = useState<string | null>(null);
  const [ordinal, setOrdinal] = useState('1');
  const [counters, setCounters] = useState('4');
  const [phone, setPhone] = useState('');
  const [wrong, setWrong] = useState<'pointMissing' | 'pointWrong' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const items = useMemo(
    () => communesOfProvince.map((each) => ({ id: each.code, text: communeText(each), detail: each.code })),
    [],
  );
  const isWhole = (text: string, most: number) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most;
  const isReady = commune !== null && isWhole(ordinal, 97) && isWhole(counters, 30);
  const bring = async (files: FileList | null) => {
    const textOf = async (name: string) =>
      (await [...(files ?? [])].find((file) => file.name === name)?.text()) ?? null;
    const [point, signature, enrolment] = await Promise.all(
      ['point.json', 'point.signature.json', 'enrolment.json'].map(textOf),
    );
    if (!point) return setWrong('pointMissing');
    const answer = await client.bringCentre({ point, signature: signature ?? null, enrolment: enrolment ?? null });
    const isPointWrong = !answer.ok && answer.error.type === 'point-file-wrong';
    setWrong(isPointWrong ? 'pointWrong' : null);
    if (!isPointWrong) told(answer);
  };
  const choose = async () => {
    if (!isReady) return;
    told(await client.chooseCentre({ commune, ordinal: Number(ordinal), counters: Number(counters), phone }));
  };
  return (
    <>
      <h1>{t('setUp.centre.title')}</h1>
      <section className={styles.way}>
        <h2>{t('setUp.centre.files')}</h2>
        <p>{t('setUp.centre.filesHelp')}</p>
        <input
          ref={input}
          type="file"
          multiple
          accept=".json"
          hidden
          onChange={({ target }) => {
            // The same files may be chosen again, mended.
            void bring(target.files).then(() => {
              target.value = '';
            });
          }}
        />
        <div>
          <Button onPress={() => input.current?.click()}>{t('setUp.centre.filesField')}</Button>
        </div>
        {wrong ? <Notice tone="bad">{t(`setUp.centre.${wrong}`)}</Notice> : null}
      </section>
      <section className={styles.way}>
        <h2>{t('setUp.centre.list')}</h2>
        <TypeAhead
          label={t('setUp.centre.commune')}
          name="commune"
          items={items}
          chosen={items.find(({ id }) => id === commune) ?? null}
          onChoose={(id) => setCommune(id)}
          nothingFound={t('setUp.centre.noCommune')}
          autoFocus
        />
        <div className={styles.two}>
          <Field label={t('setUp.centre.phone')} value={phone} onChange={setPhone} type="tel" maxLength={40} />
          <Field
            label={t('setUp.centre.counters')}
            value={counters}
            onChange={setCounters}
            inputMode="numeric"
            error={isWhole(counters, 30) ? null : t('setUp.centre.countersWrong')}
          />
        </div>
        <Field
          label={t('setUp.centre.ordinal')}
          help={t('setUp.centre.ordinalHelp')}
          value={ordinal}
          onChange={setOrdinal}
          inputMode="numeric"
          error={isWhole(ordinal, 97) ? null : t('setUp.centre.ordinalWrong')}
        />
        <div className={styles.buttons}>
          <Button kind="primary" onPress={() => void choose()} disabled={!isReady}>
            {t('setUp.next')}
          </Button>
        </div>
      </section>
      <section className={styles.way}>
        <h2>{t('setUp.centre.restore')}</h2>
        <p>{t('setUp.centre.restoreHelp')}</p>
        <div>
          <Button onPress={async () => told(await client.chooseRestore({}))}>{t('setUp.centre.restoreGo')}</Button>
        </div>
      </section>
      <BackButton {...props} />
    </>
  );
}
