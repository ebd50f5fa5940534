import { FeeSection } from '../fees/fee-section.tsx';
import { withFee } from './fee-of-draft.ts';
import type { KeptDraft } from './use-kept-draft.ts';
import type { Receiving } from './use-receiving.ts';

/** What the dossier costs. Enter in one of its fields is the end of the form: what follows is read back. */
export function FeeOfDossier(props: {
  readonly kept: KeptDraft;
  readonly receiving: Receiving;
  readonly date: string;
  readonly onEnter: () => void;
}) {
  const { receiving, date } = props;
  const { draft, setDraft } = props.kept;
  const { chosen } = receiving;
  const papers = draft.documents.filter((each) => each.taken).reduce((sum, each) => sum + each.count, 0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field ends the form
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
        if (!(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        props.onEnter();
      }}
    >
      <FeeSection
        procedure={chosen}
        papers={papers}
        date={date}
        value={draft.fee}
        onChange={(fee) => setDraft((was) => withFee(was, fee, chosen, date))}
        tried={receiving.tried}
      />
    </div>
  );
}
