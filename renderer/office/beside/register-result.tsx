import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterRead } from '../../../domain/register-csv.ts';
import { localDateText } from '../../ui/format.ts';
import styles from './beside.module.css';
import type { Compared } from './register-section.tsx';

/** Only there, only here, another date, and the lines nobody could compare: each with what finds it. */
export function RegisterResult({ compared, bad }: { compared: Compared; bad: RegisterRead['bad'] }) {
  const { t } = useTranslation();
  const { onlyThere, onlyHere, differentDate, same } = compared;
  const date = (on: string | null) => (on ? localDateText(on) : '–');
  return (
    <div className={styles.results}>
      <p className={styles.mode}>{t('office.beside.same', { count: same })}</p>
      <Group title={t('office.beside.onlyThere', { count: onlyThere.length })}>
        {onlyThere.map(({ line, officialCode, receivedOn }) => (
          <Row key={line} code={officialCode} notes={[date(receivedOn), t('office.beside.line', { line })]} />
        ))}
      </Group>
      <Group title={t('office.beside.onlyHere', { count: onlyHere.length })}>
        {onlyHere.map(({ dossier, code, officialCode, receivedOn }) => (
          <Row key={dossier} code={code} notes={[officialCode ?? '', date(receivedOn)]} />
        ))}
      </Group>
      <Group title={t('office.beside.differentDate', { count: differentDate.length })}>
        {differentDate.map(({ there, here }) => (
          <Row
            key={there.line}
            code={there.officialCode}
            notes={[
              t('office.beside.there', { date: date(there.receivedOn) }),
              t('office.beside.here', { date: date(here.receivedOn) }),
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
