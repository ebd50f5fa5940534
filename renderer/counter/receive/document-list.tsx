import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentKinds } from '../../../domain/dossier-words.ts';
import { Field } from '../../ui/field.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useHeldKeys } from '../../ui/use-held-keys.ts';
import styles from './document-list.module.css';
import type { DraftDocument } from './draft.ts';

/**
 * Papers handed in. With the focus on a tick: a digit ticks that line, 0 all of them, left and right change the kind, + and −
 * the count.
 */
export function DocumentList(props: {
  readonly documents: readonly DraftDocument[];
  readonly onChange: (documents: readonly DraftDocument[]) => void;
  readonly error: string | null;
}) {
  const { documents, onChange } = props;
  const { t } = useTranslation();
  const [free, setFree] = useState('');
  const hold = useHeldKeys();
  const latest = useRef(props);
  latest.current = props;
  const tick = (digit: number) => {
    const { documents, onChange } = latest.current;
    const areAllTaken = documents.every((each) => each.taken);
    onChange(
      documents.map((each, at) =>
        digit === 0 ? { ...each, taken: !areAllTaken } : at === digit - 1 ? { ...each, taken: !each.taken } : each,
      ),
    );
  };
  const change = (index: number, part: Partial<DraftDocument>) =>
    onChange(documents.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const add = () => {
    const name = free.trim();
    if (name === '') return;
    onChange([...documents, { name, kind: 'original', count: 1, taken: true, byHand: true }]);
    setFree('');
  };

  const onTickKey = (event: KeyboardEvent, index: number) => {
    const document = documents[index];
    if (!document || event.ctrlKey || event.altKey) return;
    if (/^\d$/.test(event.key) && Number(event.key) <= documents.length) hold(() => tick(Number(event.key)));
    else if (event.key === 'ArrowRight') change(index, { kind: kindAfter(document.kind, 1), taken: true });
    else if (event.key === 'ArrowLeft') change(index, { kind: kindAfter(document.kind, -1), taken: true });
    else if (event.key === '+' || event.key === '=')
      change(index, { count: Math.min(99, document.count + 1), taken: true });
    else if (event.key === '-') change(index, { count: Math.max(1, document.count - 1), taken: true });
    else return;
    event.preventDefault();
  };

  return (
    <fieldset className={styles.list} aria-invalid={props.error !== null} aria-describedby="documents-error">
      <legend className={styles.legend}>{t('dossier.documents.title')}</legend>
      <p className={styles.help}>{t('dossier.documents.help')}</p>
      {props.error ? (
        <p className={styles.error} id="documents-error">
          {props.error}
        </p>
      ) : null}
      {documents.map((document, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two papers may have the same name; lines are never reordered
        <div key={index} className={styles.line} data-taken={document.taken || undefined}>
          <KeyCap>{String(index + 1)}</KeyCap>
          <label className={styles.tick}>
            <input
              type="checkbox"
              name="documents"
              checked={document.taken}
              onChange={(event) => change(index, { taken: event.target.checked })}
              onKeyDown={(event) => onTickKey(event, index)}
            />
            <span>{document.name}</span>
          </label>
          <select
            className={styles.kind}
            aria-label={t('dossier.documents.kind', { name: document.name })}
            value={document.kind}
            onChange={(event) =>
              change(index, { kind: documentKinds.find((kind) => kind === event.target.value) ?? document.kind })
            }
          >
            {documentKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`dossier.kind.${kind}`)}
              </option>
            ))}
          </select>
          <input
            className={styles.count}
            type="number"
            min={1}
            max={99}
            aria-label={t('dossier.documents.count', { name: document.name })}
            value={document.count}
            onChange={(event) => change(index, { count: Math.min(99, Math.max(1, Number(event.target.value) || 1)) })}
          />
        </div>
      ))}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field adds the line */}
      <div
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add();
        }}
      >
        <Field
          label={t('dossier.documents.other')}
          name="free-document"
          value={free}
          onChange={setFree}
          maxLength={200}
        />
      </div>
    </fieldset>
  );
}

function kindAfter(kind: DraftDocument['kind'], step: 1 | -1): DraftDocument['kind'] {
  const at = documentKinds.indexOf(kind) + step + documentKinds.length;
  return documentKinds[at % documentKinds.length] ?? kind;
}
