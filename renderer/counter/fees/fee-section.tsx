import { useTranslation } from 'react-i18next';
import type { ProcedureView } from '../../../contract/dossier-schemas.ts';
import { askedSources, payWays } from '../../../domain/fee-words.ts';
import { basisOf, exemptionsFor, type KnownFee } from '../../../domain/fees.ts';
import { Choice, Field } from '../../ui/field.tsx';
import { numberText } from '../../ui/format.ts';
import { type FeeDraft, reckon } from './fee-draft.ts';
import styles from './fee-section.module.css';

/**
 * What a procedure costs and how it is paid, as part of a form. `papers`: how many were handed in, said as a hint and never
 * counted by itself. Nothing is written here; `feeWish` gives what the form sends.
 */
export function FeeSection(props: {
  readonly procedure: ProcedureView | null;
  readonly papers: number | null;
  /** The day whose rules count, local `YYYY-MM-DD`. */
  readonly date: string;
  readonly value: FeeDraft;
  readonly onChange: (value: FeeDraft) => void;
  /** Faults are shown once somebody tried to save. */
  readonly tried?: boolean;
}) {
  const { procedure, value } = props;
  const { t } = useTranslation();
  if (!procedure)
    return (
      <fieldset className={styles.section}>
        <legend className={styles.legend}>{t('fee.title')}</legend>
        <p className={styles.hint}>{t('fee.chooseFirst')}</p>
      </fieldset>
    );
  const reckoned = reckon(procedure, value, props.date);
  const { known, total, given, fault } = reckoned;
  const change = (part: Partial<FeeDraft>) => props.onChange({ ...value, ...part });
  const errorOf = (field: typeof fault) => (props.tried && fault === field ? t(`fee.fault.${field ?? 'asked'}`) : null);
  const owes = total !== null && total > 0;
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{t('fee.title')}</legend>
      <RuleLine known={known} />
      {known.kind === 'free' ? null : (
        <>
          <div className={styles.row}>
            {known.kind === 'rule' ? (
              <Field
                label={t(`fee.quantity.${basisOf(known)}`)}
                name="fee-quantity"
                inputMode="text"
                value={value.quantity}
                onChange={(quantity) => change({ quantity })}
                help={basisOf(known) === 'page' ? <PageHelp papers={props.papers} /> : null}
                error={errorOf('quantity')}
                maxLength={40}
              />
            ) : (
              <>
                <Field
                  label={t('fee.asked')}
                  name="fee-asked"
                  inputMode="numeric"
                  value={value.asked}
                  onChange={(asked) => change({ asked })}
                  error={errorOf('asked')}
                  maxLength={12}
                />
                <Choice
                  label={t('fee.source')}
                  value={value.source}
                  options={askedSources.map((each) => ({ value: each, text: t(`fee.source.${each}`) }))}
                  onChange={(source) => change({ source })}
                />
              </>
            )}
            <Exemptions procedure={procedure} known={known} value={value} change={change} />
          </div>
          <p className={styles.total} aria-live="polite">
            <span>{t('fee.total')}</span>
            <strong>{total === null ? t('fee.notKnown') : t('fee.dong', { amount: numberText(total) })}</strong>
          </p>
          {owes ? (
            <div className={styles.row}>
              <Choice
                label={t('fee.pay')}
                value={value.pay}
                options={[...payWays, 'later' as const].map((each) => ({ value: each, text: t(`fee.pay.${each}`) }))}
                onChange={(pay) => change({ pay })}
              />
              {value.pay === 'cash' ? (
                <Field
                  label={t('fee.given')}
                  name="fee-given"
                  inputMode="numeric"
                  value={value.given}
                  onChange={(text) => change({ given: text })}
                  help={
                    given !== null && given >= total
                      ? t('fee.change', { amount: numberText(given - total) })
                      : t('fee.givenHelp')
                  }
                  error={errorOf('given')}
                  maxLength={12}
                />
              ) : null}
            </div>
          ) : null}
        </>
      )}
    </fieldset>
  );
}

function PageHelp({ papers }: { papers: number | null }) {
  const { t } = useTranslation();
  return (
    <>
      {t('fee.quantity.pageHelp')}
      {papers === null ? '' : ` ${t('fee.quantity.papersTaken', { papers })}`}
    </>
  );
}

/** Where the amount stands, and how sure it is. */
function RuleLine({ known }: { known: KnownFee }) {
  const { t } = useTranslation();
  if (known.kind === 'free') return <p className={styles.hint}>{t('fee.free')}</p>;
  if (known.kind === 'unknown') return <p className={styles.ask}>{t('fee.unknown')}</p>;
  const { amount, source, certainty } = known.rule;
  const said =
    amount.kind === 'pages'
      ? t('fee.rule.pages', {
          first: numberText(amount.first),
          further: numberText(amount.further),
          cap: numberText(amount.capPerCopy),
        })
      : t(`fee.rule.${basisOf(known) === 'copy' ? 'copy' : 'case'}`, { amount: numberText(amount.dong) });
  return (
    <p className={styles.hint}>
      {said} · {source}
      {certainty === 'read' ? '' : ` · ${t('fee.rule.unsure')}`}
    </p>
  );
}

function Exemptions(props: {
  procedure: ProcedureView;
  known: KnownFee;
  value: FeeDraft;
  change: (part: Partial<FeeDraft>) => void;
}) {
  const { t } = useTranslation();
  const offered = exemptionsFor(props.procedure, props.known);
  if (offered.length === 0) return null;
  return (
    <Choice
      label={t('fee.exempt')}
      value={props.value.exempt ?? 'none'}
      options={[
        { value: 'none' as const, text: t('fee.exempt.none') },
        ...offered.map(({ reason }) => ({ value: reason, text: t(`fee.exempt.${reason}`) })),
      ]}
      onChange={(reason) => props.change({ exempt: reason === 'none' ? null : reason })}
    />
  );
}
