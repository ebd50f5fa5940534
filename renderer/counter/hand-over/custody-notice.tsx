import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { capOf } from '../keymap.ts';
import { isFinished } from './desk-state.ts';
import styles from './hand-over.module.css';
import { LostDialog, LostListDialog, ReconstituteDialog } from './lost-dialog.tsx';
import { PaperHere } from './paper-here.tsx';
import { isDisputed } from './paper-here-words.ts';

/** What stands between this dossier and whoever would act on it here, and what to do about it. Nothing: it is all here. */
export function CustodyNotice(props: {
  readonly line: DossierLine;
  readonly here: string;
  readonly onChanged: () => void;
}) {
  const { line, here, onChanged } = props;
  const { t } = useTranslation();
  const [asks, setAsks] = useState<'lost' | 'again' | 'list' | null>(null);
  const { work, workIsHere, folder, result, mustRecount, mustHear } = line.custody;
  const paper = result ? 'result' : 'folder';
  const where = result ?? folder;
  const key = capOf('handOver');
  const isMine = where.at?.point === here || where.to?.point === here || where.state === 'unknown';
  const isOver = line.state === 'returned' || line.state === 'withdrawn' || line.state === 'voided';
  const isLost = where.state === 'lost';
  const mayBeLost = isMine && !isOver && ['here', 'in-transit', 'unknown'].includes(where.state);
  const mayMakeAgain = isLost && workIsHere;
  useKeys([
    { keys: ['Alt+l'], run: isLost ? () => setAsks('list') : undefined },
    { keys: ['Alt+8'], run: mayMakeAgain ? () => setAsks('again') : mayBeLost ? () => setAsks('lost') : undefined },
  ]);
  const done = () => {
    setAsks(null);
    onChanged();
  };
  return (
    <>
      {work === null ? (
        <Notice tone="bad">{t('custody.notice.conflict', { key })}</Notice>
      ) : isDisputed(line.custody) ? (
        <Notice tone="bad">{t('custody.notice.paperConflict', { key })}</Notice>
      ) : mustRecount ? (
        <Notice tone="warn">{t('custody.notice.recount', { key })}</Notice>
      ) : mustHear ? (
        <Notice tone="warn">{t('custody.notice.hear')}</Notice>
      ) : workIsHere || isOver ? null : (
        <Notice tone="warn">
          {t('custody.notice.elsewhere', { point: work.name })}
          {folder.state === 'here' && folder.at?.point === here && !isFinished(line.state)
            ? ` ${t('custody.notice.folderHere', { point: work.name, key })}`
            : null}
        </Notice>
      )}
      {workIsHere && folder.state === 'in-transit' && folder.to?.point === here ? (
        <Notice>{t('custody.notice.folderFollows', { key })}</Notice>
      ) : null}
      {isLost ? (
        <Notice tone="bad">{t(mayMakeAgain ? 'custody.notice.lost' : 'custody.notice.lostElsewhere')}</Notice>
      ) : null}
      <div className={styles.papers}>
        {isLost ? (
          <Button shortcut="Alt L" onPress={() => setAsks('list')}>
            {t('handOver.lost.list')}
          </Button>
        ) : null}
        {mayMakeAgain ? (
          <Button shortcut="Alt 8" onPress={() => setAsks('again')}>
            {t('handOver.again.button')}
          </Button>
        ) : mayBeLost ? (
          <Button kind="quiet" shortcut="Alt 8" onPress={() => setAsks('lost')}>
            {t('handOver.lost.title')}
          </Button>
        ) : null}
        <PaperHere {...props} />
      </div>
      {asks === 'lost' ? (
        <LostDialog
          items={[{ dossier: line.dossier, code: line.code, paper }]}
          onDone={done}
          onClose={() => setAsks(null)}
        />
      ) : null}
      {asks === 'list' ? (
        <LostListDialog dossier={line.dossier} code={line.code} onClose={() => setAsks(null)} />
      ) : null}
      {asks === 'again' ? (
        <ReconstituteDialog
          {...{ dossier: line.dossier, code: line.code, paper }}
          onDone={done}
          onClose={() => setAsks(null)}
        />
      ) : null}
    </>
  );
}
