import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeadView } from '../../../contract/head-api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import styles from './head.module.css';
import { PhoneDialog } from './phone-dialog.tsx';

/** The page on paper: a slip for the pocket, one A4 for the meeting, a telephone, and whether the slip comes by itself each morning. */
export function PaperSection({ view, isHead }: { view: HeadView; isHead: boolean }) {
  const { t } = useTranslation();
  const [showsPhone, setShowsPhone] = useState(false);
  const slip = useCommand('printHeadPage');
  const sheet = useRequest('readHeadPage');
  const morning = useCommand('setMorningPaper');
  const save = async () => {
    const read = await sheet.run({});
    if (read.ok) saveFile({ name: read.value.name, type: 'application/pdf', base64: read.value.pdf });
  };
  return (
    <div className={styles.papers}>
      <Button onPress={() => slip.run({})} pending={slip.pending}>
        {t('office.head.paper.slip')}
      </Button>
      <Button onPress={save} pending={sheet.pending}>
        {t('office.head.paper.a4')}
      </Button>
      <Button onPress={() => setShowsPhone(true)}>{t('office.head.phone.open')}</Button>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={view.morningPaper}
          disabled={!isHead || morning.pending}
          onChange={(event) => morning.run({ prints: event.target.checked })}
        />
        {t('office.head.paper.morning')}
      </label>
      {showsPhone ? <PhoneDialog onClose={() => setShowsPhone(false)} /> : null}
      <ErrorText failure={slip.error ?? sheet.error ?? morning.error} />
    </div>
  );
}
