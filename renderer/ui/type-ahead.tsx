import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { findItems, indexOf, type TypeAheadItem } from '../../domain/type-ahead.ts';
import field from './field.module.css';
import styles from './type-ahead.module.css';

/** Finds one of many by typing parts of words without accents, in any order: `ks` `hon` finds `Đăng ký kết hôn`. */
export function TypeAhead(props: {
  readonly label: string;
  readonly name: string;
  /** The same array from one render to the next: it is indexed when it changes. */
  readonly items: readonly TypeAheadItem[];
  readonly chosen: TypeAheadItem | null;
  /** `isHere`: the focus is still here, and may go on from here. */
  readonly onChoose: (id: string, isHere: boolean) => void;
  readonly nothingFound: string;
  readonly help?: string;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
}) {
  const id = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const index = useMemo(() => indexOf(props.items), [props.items]);
  const found = query === null ? [] : findItems(index, query);
  const open = query !== null;
  // A practised hand has typed, confirmed and gone on before the station has sent the list: what was typed stays in the field,
  // and the first found is chosen when the list comes.
  const [awaited, setAwaited] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isHere = () => document.activeElement === input.current;
  const choose = (item: TypeAheadItem | undefined) => {
    if (!item) return;
    setQuery(null);
    props.onChoose(item.id, isHere());
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list comes, not when what is found in it changes
  useEffect(() => {
    if (awaited === null || index.length === 0) return;
    setAwaited(null);
    const [first] = findItems(index, awaited);
    if (first) choose(first);
    else if (isHere()) setQuery(awaited);
  }, [awaited, index]);

  return (
    <div className={`${field.field} ${styles.whole}`}>
      <label className={field.label} htmlFor={`${id}-input`}>
        {props.label}
      </label>
      {props.help ? (
        <span className={field.help} id={`${id}-help`}>
          {props.help}
        </span>
      ) : null}
      <input
        ref={input}
        id={`${id}-input`}
        name={props.name}
        className={field.input}
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={props.error ? `${id}-error` : undefined}
        aria-activedescendant={open && found[active] ? `${id}-${found[active].id}` : undefined}
        data-invalid={props.error ? '' : undefined}
        // biome-ignore lint/a11y/noAutofocus: the form begins here
        autoFocus={props.autoFocus ?? false}
        value={query ?? awaited ?? props.chosen?.text ?? ''}
        onFocus={(event) => event.target.select()}
        onBlur={() => setQuery(null)}
        onChange={(event) => {
          setAwaited(null);
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.ctrlKey) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (!open) {
              setAwaited(null);
              return setQuery('');
            }
            const step = event.key === 'ArrowDown' ? 1 : -1;
            setActive((was) => (was + step + found.length) % Math.max(1, found.length));
          } else if (event.key === 'Enter' && open) {
            event.preventDefault();
            if (index.length > 0) return choose(found[active]);
            setAwaited(query);
            setQuery(null);
          } else if (event.key === 'Escape' && open) {
            event.preventDefault();
            event.nativeEvent.stopPropagation();
            setQuery(null);
          }
        }}
      />
      {open ? (
        <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={props.label}>
          {found.map((item, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus (aria-activedescendant)
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys
            <div
              key={item.id}
              id={`${id}-${item.id}`}
              role="option"
              aria-selected={index === active}
              className={styles.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(item)}
            >
              <span>{item.text}</span>
              <span className={styles.detail}>{item.detail}</span>
            </div>
          ))}
          {found.length === 0 ? <p className={styles.nothing}>{props.nothingFound}</p> : null}
        </div>
      ) : null}
      {props.error ? (
        <span className={field.error} id={`${id}-error`}>
          {props.error}
        </span>
      ) : null}
    </div>
  );
}
