import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import styles from './choose-dialog.module.css';
import { KeyCap } from './key-cap.tsx';
import { useKeys } from './use-keys.ts';

export interface Option {
  /** One letter or digit: the key that chooses it. */
  readonly key: string;
  readonly text: string;
  readonly mark?: ReactNode;
  readonly run: () => void;
  readonly chosen?: boolean;
}

/** One question, one key: each answer stands beside its key. Escape closes without an answer. */
export function ChooseDialog(props: {
  readonly title: string;
  readonly options: readonly Option[];
  readonly onClose: () => void;
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
}) {
  return (
    <StaffDialog title={props.title} onClose={props.onClose}>
      <OptionKeys options={props.options} />
      {props.children}
      <OptionList options={props.options} />
      {props.footer}
    </StaffDialog>
  );
}

export function OptionList({ options }: { readonly options: readonly Option[] }) {
  return (
    <div className={styles.options}>
      {options.map((option) => (
        <button
          key={option.key}
          type="button"
          className={styles.option}
          onClick={option.run}
          {...(option.chosen === undefined ? {} : { 'aria-pressed': option.chosen })}
        >
          <KeyCap>{option.key}</KeyCap>
          {option.mark}
          <span>{option.text}</span>
        </button>
      ))}
    </div>
  );
}

export function OptionKeys({ options }: { readonly options: readonly Option[] }) {
  useKeys(options.map(({ key, run }) => ({ keys: [key.toLowerCase()], run })));
  return null;
}

export function StaffDialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Modal className={`${styles.modal} ${props.wide ? styles.wide : ''}`}>
        <Dialog className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.title ?? ''}>
            {props.title}
          </Heading>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
