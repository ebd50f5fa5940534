import { RegistersSection } from '../books/registers-section.tsx';
import { ReportSection } from '../books/report-section.tsx';
import type { OfficePageProps } from '../office-page.ts';
import columns from './reception-screen.module.css';

/** The register of each year (form 07) and the report II.06a. */
export function BooksScreen({ view, account }: OfficePageProps) {
  return (
    <div className={columns.columns}>
      <div className={columns.column}>
        <RegistersSection isHead={account.role === 'head'} today={view.day.date} />
      </div>
      <div className={columns.column}>
        <ReportSection today={view.day.date} />
      </div>
    </div>
  );
}
