import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { classes } from './classes.ts';
import styles from './field.module.css';

/** A labelled line of text for staff: help below the label, the error beside the field and tied to it. */
export function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name?: string;
  readonly type?: 'text' | 'password' | 'tel' | 'search';
  readonly help?: ReactNode;
  readonly error?: string | null | undefined;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'tel';
  readonly lines?: number;
  readonly maxLength?: number;
}) {
  const { lines = 1, error = null } = props;
  return (
    <TextField
      className={classes(styles.field)}
      name={props.name ?? ''}
      type={props.type ?? 'text'}
      value={props.value}
      onChange={props.onChange}
      isRequired={props.required ?? false}
      validationBehavior="aria"
      isInvalid={error !== null}
      autoFocus={props.autoFocus ?? false}
      autoComplete={props.autoComplete ?? 'off'}
      {...(props.inputMode ? { inputMode: props.inputMode } : {})}
      {...(props.maxLength ? { maxLength: props.maxLength } : {})}
    >
      <Label className={styles.label}>{props.label}</Label>
      {props.help ? (
        <Text slot="description" className={styles.help}>
          {props.help}
        </Text>
      ) : null}
      {lines > 1 ? (
        <TextArea className={classes(styles.input)} rows={lines} />
      ) : (
        <Input className={classes(styles.input)} spellCheck="false" />
      )}
      <FieldError className={classes(styles.error)}>{error}</FieldError>
    </TextField>
  );
}

/** One of a few, with the platform's own list: works with every keyboard and screen reader. */
export function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <label className={styles.field}>
      <span className={styles.label}>{props.label}</span>
      <select
        className={styles.input}
        value={props.value}
        onChange={(event) => {
          const chosen = props.options.find((option) => option.value === event.target.value);
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
