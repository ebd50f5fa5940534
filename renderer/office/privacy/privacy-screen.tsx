import columns from '../screens/reception-screen.module.css';
import { PersonSection } from './person-section.tsx';
import { ProcessingSection } from './processing-section.tsx';
import { RetentionSection } from './retention-section.tsx';

/** What a person may ask of whoever keeps their data, and what is kept no longer than it must. */
export function PrivacyScreen() {
  return (
    <div className={columns.columns}>
      <div className={columns.column}>
        <PersonSection />
      </div>
      <div className={columns.column}>
        <RetentionSection />
        <ProcessingSection />
      </div>
    </div>
  );
}
