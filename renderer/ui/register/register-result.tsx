import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterRead } from '../../../domain/register-csv.ts';
import { localDateText } from '../format.ts';
import styles from './register.module.css';

/** What an office and the province are answered alike; `point` where several are looked at. */
export interface Compared {
  readonly same: number;
  readonly onlyThere: readonly Numbered[];
  readonly onlyHere: readonly {
    readonly code: string;
    readonly officialCode: string | null;
    readonly receivedOn: string;
    readonly point?: string;
  }[];
  readonly differentDate: readonly (Numbered & { readonly here: string; readonly point?: string })[];
}

interface Numbered {
  /** Of the file. */
  readonly line: number;
  readonly officialCode: string;
  readonly receivedOn: string | null;
}

/** Only there, only here, another date, and the lines nobody could compare: each with what finds it. */
export function RegisterResult({ compared, bad }: { compared: Compared; bad: RegisterRead['bad'] }) {
  const { t } = useTranslation();
  const { onlyThere, onlyHere, differentDate, same } = compared;
  const date = (on: string | null) => (on ? localDateText(on) : '–');
  return (
    <div className={styles.results}>
      <p className={styles.same}>{t('office.beside.same', { count: same })}</p>
      <Group title={t('office.beside.onlyThere', { count: onlyThere.length })}>
        {onlyThere.map(({ line, officialCode, receivedOn }) => (
          <Row key={line} code={officialCode} notes={[date(receivedOn), t('office.beside.line', { line })]} />
        ))}
      </Group>
      <Group title={t('office.beside.onlyHere', { count: onlyHere.length })}>
        {onlyHere.map(({ point = '', code, officialCode, receivedOn }) => (
          <Row key={`${point} ${code}`} code={code} notes={[officialCode ?? '', point, date(receivedOn)]} />
        ))}
      </Group>
      <Group title={t('office.beside.differentDate', { count: differentDate.length })}>
        {differentDate.map(({ line, officialCode, receivedOn, here, point = '' }) => (
          <Row
            key={`${line} ${point}`}
            code={officialCode}
            notes={[
              point,
              t('office.beside.there', { date: date(receivedOn) }),
              t('office.beside.here', { date: date(here) }),
            ]}
          />
        ))}
      </Group>
      <Group title={t('office.beside.bad', { count: bad.length })}>
        {bad.map(({ line, why }) => (
          <Row
            key={`${line} ${why}`}
            code={t('office.beside.line', { line })}
            notes={[t(`office.beside.why.${why}`)]}
          />
        ))}
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: readonly ReactNode[] }) {
  return (
    <section>
      <h3 className={styles.groupTitle}>{title}</h3>
      {children.length > 0 ? <ul className={styles.rows}>{children}</ul> : null}
    </section>
  );
}

function Row({ code, notes }: { code: string; notes: readonly string[] }) {
  return (
    <li className={styles.row}>
      <strong>{code}</strong>
      {notes.filter(Boolean).map((note) => (
        <span key={note}>{note}</span>
      ))}
    </li>
  );
}
