import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import type { DossierForm } from '../../../domain/data/forms.ts';
import { ChooseDialog, type Option } from '../../ui/choose-dialog.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useCommand, useRequest } from '../../ui/use-command.ts';

/** Alt 5: the forms of this dossier, each by its own number as A5; forms 01, 02 and the citizen's slip also on the roll. */
export function FormsDialog({ line, onClose }: { line: DossierLine; onClose: () => void }) {
  const { t } = useTranslation();
  const [forms, setForms] = useState<readonly DossierForm[]>([]);
  const list = useRequest('listForms');
  const read = useRequest('readForm');
  const print = useCommand('printForm');
  const { run } = list;
  useEffect(() => {
    void run({ dossier: line.dossier }).then((answer) => answer.ok && setForms(answer.value.forms));
  }, [run, line.dossier]);

  const save = async (form: DossierForm) => {
    const answer = await read.run({ dossier: line.dossier, form });
    if (!answer.ok) return;
    saveFile({ ...answer.value, type: 'application/pdf' });
    onClose();
  };
  const printIt = async (form: '01' | '02' | 'missing-papers') => {
    if ((await print.run({ dossier: line.dossier, form })).ok) onClose();
  };
  const printed = [
    { key: 'A', form: '01', text: t('dossier.form.print01'), is: true },
    { key: 'B', form: '02', text: t('dossier.form.print02'), is: forms.includes('02') },
    { key: 'C', form: 'missing-papers', text: t('dossier.form.printMissing'), is: forms.includes('02') },
  ] as const;
  const options: Option[] = [
    ...forms.map((form) => ({ key: form.slice(1), text: t(`dossier.form.${form}`), run: () => void save(form) })),
    ...printed.filter(({ is }) => is).map(({ key, form, text }) => ({ key, text, run: () => void printIt(form) })),
  ];
  return (
    <ChooseDialog
      title={t('dossier.form.title')}
      options={options}
      onClose={onClose}
      footer={<ErrorText failure={list.error ?? read.error ?? print.error} />}
    />
  );
}
