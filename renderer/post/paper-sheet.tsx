import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperDocument, PaperLine, PaperWidth } from '../../domain/paper.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { BackButton } from './back-button.tsx';
import styles from './paper-sheet.module.css';

const sheets = ['a5', 'roll'] as const;
type Sheet = (typeof sheets)[number];
const widths: Readonly<Record<Sheet, PaperWidth>> = { a5: 80, roll: 80 };

/** A paper of the post office on the browser's own printer: A5, or a roll of 80 mm. It is drawn from the same lines as at a centre. */
export function PaperSheet(props: { title: string; draw: (width: PaperWidth) => PaperDocument; onClose: () => void }) {
  const { t } = useTranslation();
  const [sheet, setSheet] = useState<Sheet>('a5');
  const paper = props.draw(widths[sheet]);
  return (
    <div className={styles.whole}>
      <div className={styles.controls}>
        <h2>{props.title}</h2>
        <Choice
          label={t('post.sheet')}
          value={sheet}
          options={sheets.map((value) => ({ value, text: t(`post.sheet.${value}`) }))}
          onChange={setSheet}
        />
        <Button kind="primary" size="large" onPress={() => window.print()} autoFocus>
          {t('post.print')}
        </Button>
        <BackButton onPress={props.onClose} />
      </div>
      <article className={styles.paper} data-sheet={sheet}>
        {paper.lines.map((line, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a paper never change their places
          <Line key={n} line={line} />
        ))}
      </article>
    </div>
  );
}

function Line({ line }: { line: PaperLine }) {
  switch (line.type) {
    case 'text':
      return (
        <p
          className={styles.text}
          data-align={line.align}
          data-weight={line.weight}
          data-large={line.capMm > 3 || undefined}
        >
          {line.text}
        </p>
      );
    case 'pair':
      return (
        <p className={styles.pair}>
          <span>{line.label}</span>
          <strong>{line.value}</strong>
        </p>
      );
    case 'row':
      return (
        <div className={styles.row} data-head={line.weight === 'semibold' || undefined}>
          {line.cells.map((cell, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
            <span key={n} style={{ flexGrow: line.shares[n] ?? 1 }}>
              {cell}
            </span>
          ))}
        </div>
      );
    case 'codes':
      return (
        <div className={styles.code}>
          <QrCode text={line.qrText ?? line.text} label={line.text} />
        </div>
      );
    case 'banner':
      return <p className={styles.banner}>{line.text}</p>;
    case 'rule':
      return <hr className={styles.rule} />;
    case 'space':
      return <div style={{ height: `${line.mm}mm` }} />;
    case 'signatures':
      return (
        <div className={styles.signatures} style={{ minHeight: `${line.heightMm + 8}mm` }}>
          <span>{line.left}</span>
          <span>{line.right}</span>
        </div>
      );
    default:
      return null;
  }
}
