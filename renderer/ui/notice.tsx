import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Moment } from '../../contract/reception-schemas.ts';
import type { PictogramName } from '../../domain/data/pictograms.ts';
import type { ErrorKey } from '../i18n.ts';
import type { Failure } from '../station-client.ts';
import { classes } from './classes.ts';
import { localDateText, numberText } from './format.ts';
import { momentText } from './moment-text.ts';
import styles from './notice.module.css';
import { Pictogram } from './pictogram.tsx';
import { useInSight } from './use-in-sight.ts';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

const signs: Readonly<Record<Tone, PictogramName>> = { info: 'help', good: 'tick', warn: 'warning', bad: 'warning' };

/** Something to know, with a sign and words, never by colour alone. `bad` and `warn` are read out at once. */
export function Notice(props: {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** What it answers, when that is a press: it is brought into sight each time this is another one. */
  readonly answers?: unknown;
}) {
  const { tone = 'info', title, children } = props;
  const notice = useInSight(props.answers);
  return (
    <div
      ref={notice}
      className={classes(styles.notice, styles[tone])}
      role={tone === 'bad' || tone === 'warn' ? 'alert' : 'status'}
    >
      <Pictogram name={signs[tone]} className={styles.sign} />
      <div className={styles.words}>
        {title ? <strong className={styles.title}>{title}</strong> : null}
        {children}
      </div>
    </div>
  );
}

/** The message of an expected failure, with its parameters; a failure nobody translated says that it is unknown. */
export function failureText(t: TFunction<['screen', 'errors']>, failure: Failure): string {
  const { type, ...parameters } = failure;
  const shown = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, readable(t, value)]));
  return t(`errors:${type as ErrorKey}`, { ...shown, defaultValue: t('errors:unknown', { type }) });
}

/** A local date inside a failure is shown as people write it; a moment that nobody has decided is said to be so. */
function readable(t: TFunction<['screen', 'errors']>, value: unknown): unknown {
  if (typeof value === 'number') return numberText(value);
  if (value === null || isMoment(value)) return momentText(t as TFunction, value);
  const [, date, time] = (typeof value === 'string' && /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/.exec(value)) || [];
  if (date === undefined) return value;
  return time === undefined ? localDateText(date) : t('ui.moment', { time, date: localDateText(date) });
}

function isMoment(value: unknown): value is Moment {
  return typeof value === 'object' && value !== null && 'date' in value && 'time' in value;
}

/** `ofPress`: false where the page asks by itself, again and again: what it is told does not move the page under a hand. */
export function ErrorText({ failure, ofPress = true }: { failure: Failure | null; ofPress?: boolean }) {
  const { t } = useTranslation(['screen', 'errors']);
  if (!failure) return null;
  return (
    <Notice tone="bad" answers={ofPress ? failure : null}>
      {failureText(t, failure)}
    </Notice>
  );
}
