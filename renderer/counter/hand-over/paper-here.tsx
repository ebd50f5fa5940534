import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import type { Paper } from '../../../domain/custody-events.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { dueText } from '../../ui/due-words.ts';
import { Choice } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { whereSince } from '../custody-words.ts';
import { ActFrame } from '../search/acts/act-frame.tsx';
import styles from './hand-over.module.css';
import { papersElsewhere, saidByUs, whatItMeans } from './paper-here-words.ts';

interface Props {
  readonly line: DossierLine;
  readonly here: string;
  readonly onChanged: () => void;
}

/** The folder lies before somebody while the log has it elsewhere: they say so, and may say that it was a mistake. */
export function PaperHere(props: Props) {
  const { line, here } = props;
  const { t } = useTranslation();
  const [asks, setAsks] = useState<'here' | 'mistake' | null>(null);
  const elsewhere = papersElsewhere(line, here);
  const ours = saidByUs(line, here);
  const asked = elsewhere.length > 0 ? 'here' : ours.length > 0 ? 'mistake' : null;
  useKeys([{ keys: ['Alt+h'], run: asked ? () => setAsks(asked) : undefined }]);
  const close = () => setAsks(null);
  const done = () => {
    close();
    props.onChanged();
  };
  return (
    <>
      {(line.custody.found ?? []).map(({ paper, at, since, by }) => (
        <Notice key={`${paper} ${at.point}`}>
          {t(by === '' ? 'handOver.here.said' : 'handOver.here.saidBy', {
            ...{ paper: t(`custody.${paper}`), by, since: dueText(since) },
            at: at.point === here ? t('custody.thisPoint') : at.name,
          })}
        </Notice>
      ))}
      {asked ? (
        <div>
          <Button kind="quiet" shortcut="Alt H" onPress={() => setAsks(asked)}>
            {t(asked === 'mistake' ? 'handOver.here.mistake' : `handOver.here.button.${elsewhere[0] ?? 'folder'}`)}
          </Button>
        </div>
      ) : null}
      {asks === 'here' && elsewhere.length > 0 ? (
        <SayHereDialog {...{ line, here, papers: elsewhere }} onDone={done} onClose={close} />
      ) : null}
      {asks === 'mistake' && ours.length > 0 ? (
        <MistakeDialog {...{ line, papers: ours }} onDone={done} onClose={close} />
      ) : null}
    </>
  );
}

interface DialogProps {
  readonly line: DossierLine;
  readonly papers: readonly Paper[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Where the log has it, and what saying so means, before it is said. */
export function SayHereDialog(props: DialogProps & { readonly here: string }) {
  const { line, here, papers, onDone, onClose } = props;
  const { t } = useTranslation();
  const [paper, setPaper] = useState<Paper>(papers[0] ?? 'folder');
  const say = useCommand('sayPaperHere');
  const save = async () => {
    if ((await say.run({ dossier: line.dossier, paper })).ok) onDone();
  };
  const { custody } = line;
  const where = custody[paper];
  const log = where
    ? whereSince(t, where, custody, here)
    : t('handOver.here.withWork', { work: custody.work?.name ?? '' });
  return (
    <StaffDialog title={t(`handOver.here.button.${paper}`)} onClose={onClose}>
      <ActFrame failure={say.error} pending={say.pending} onSave={save} onClose={onClose}>
        <p className={styles.number}>{line.code}</p>
        {papers.length > 1 ? <WhichPaper {...{ papers, paper, setPaper }} /> : null}
        <p>{t('handOver.here.log', { paper: t(`custody.${paper}`), where: log })}</p>
        <p className={styles.soft}>{whatItMeans(t, line, paper, here)}</p>
      </ActFrame>
    </StaffDialog>
  );
}

function MistakeDialog({ line, papers, onDone, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [paper, setPaper] = useState<Paper>(papers[0] ?? 'folder');
  const count = useCommand('recountFolders');
  const save = async () => {
    if ((await count.run({ counted: [{ dossier: line.dossier, found: false, paper }] })).ok) onDone();
  };
  return (
    <StaffDialog title={t('handOver.here.mistake')} onClose={onClose}>
      <ActFrame failure={count.error} pending={count.pending} onSave={save} onClose={onClose}>
        <p className={styles.number}>{line.code}</p>
        {papers.length > 1 ? <WhichPaper {...{ papers, paper, setPaper }} /> : null}
        <p className={styles.soft}>{t('handOver.here.mistakeHelp', { paper: t(`custody.${paper}`) })}</p>
      </ActFrame>
    </StaffDialog>
  );
}

function WhichPaper(props: {
  readonly papers: readonly Paper[];
  readonly paper: Paper;
  readonly setPaper: (paper: Paper) => void;
}) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('handOver.here.which')}
      value={props.paper}
      options={props.papers.map((value) => ({ value, text: t(`custody.${value}`) }))}
      onChange={props.setPaper}
    />
  );
}
