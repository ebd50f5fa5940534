import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { Notice } from '../../ui/notice.tsx';
import { MissingEvents } from './missing-events.tsx';

/** What happened to the log, and what people have to do about it; nothing where it is what it always was. */
export function RebirthNotice({ rebirth }: { rebirth: OfficeView['rebirth'] }) {
  const { t } = useTranslation(['screen', 'errors']);
  if (!rebirth) return null;
  const { reason, letter, superseded, toRecount, unapplied, numbersTwice, missing } = rebirth;
  if (superseded)
    return (
      <Notice tone="bad">
        <p>{t('errors:superseded')}</p>
        <p>{t('office.rebirth.nobodyWrites')}</p>
      </Notice>
    );
  return (
    <Notice tone={toRecount > 0 || numbersTwice.length > 0 ? 'bad' : 'warn'}>
      {reason === 'created' || reason === 'learnt' ? null : <p>{t(`office.rebirth.${reason}`)}</p>}
      {letter === '' ? null : <p>{t('office.rebirth.letter', { letter })}</p>}
      <MissingEvents missing={missing} />
      {toRecount === 0 ? null : <p>{t('office.rebirth.recount', { folders: toRecount })}</p>}
      {numbersTwice.length === 0 ? null : <p>{t('office.rebirth.twice', { numbers: numbersTwice.join(', ') })}</p>}
      {unapplied === 0 ? null : <p>{t('office.rebirth.unapplied', { events: unapplied })}</p>}
    </Notice>
  );
}
