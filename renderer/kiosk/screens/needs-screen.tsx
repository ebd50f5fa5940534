import { useTranslation } from 'react-i18next';
import { textIn } from '../../i18n.ts';
import { BigTile } from '../../ui/big-tile.tsx';
import styles from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton, KioskFrame } from '../kiosk-frame.tsx';
import { useEntrance } from '../use-entrance.ts';
import type { NeedsOfQueue } from '../use-needs.ts';

/** What to bring, first: for what. Only queues that take procedures; "nhận kết quả" takes none. */
export function NeedsScreen({ needs }: { readonly needs: readonly NeedsOfQueue[] | null }) {
  const { t, i18n } = useTranslation();
  const { view, send, voices } = useKiosk();
  useEntrance(['kiosk.needs.title']);
  const queues = view.queues.filter(({ id }) => needs?.some((each) => each.queue === id && each.procedures.length > 0));
  return (
    <KioskFrame bar={<BackButton />}>
      <h1 className={styles.prompt}>{t('kiosk.needs.title')}</h1>
      <div className={styles.tiles} data-count={queues.length}>
        {queues.map((queue) => (
          <BigTile
            key={queue.id}
            sign={queue.symbol}
            colour={queue.colour}
            letter={queue.id}
            name={textIn(i18n.language, queue.name)}
            lit={voices.lit === queue.id}
            onTap={() =>
              voices.press(queue.id, [{ texts: queue.name }], () => send({ type: 'field-tapped', queue: queue.id }))
            }
          />
        ))}
      </div>
    </KioskFrame>
  );
}
