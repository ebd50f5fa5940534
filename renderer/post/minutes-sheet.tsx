import { useTranslation } from 'react-i18next';
import type { PostMinutesView, PostOfficeView } from '../../contract/post-office-api.ts';
import { postMinutes } from '../../domain/post-papers.ts';
import { PaperSheet } from './paper-sheet.tsx';

/** Who gives, as it stands on the minutes and on the slip. */
export function giverOf({ office, demonstration }: PostOfficeView) {
  return { centreName: office.centreName, officeName: office.name, demonstration };
}

/** The minutes as they were signed: two copies are printed, and each side writes its name and hour. */
export function MinutesSheet(props: {
  view: PostOfficeView;
  minutes: PostMinutesView;
  handOver: string;
  onClose: () => void;
}) {
  const { view, minutes, handOver } = props;
  const { t } = useTranslation();
  return (
    <PaperSheet
      title={t('post.minutes', { count: minutes.items.length })}
      onClose={props.onClose}
      draw={(width) => postMinutes({ ...minutes, giver: giverOf(view), width, handOver })}
    />
  );
}
