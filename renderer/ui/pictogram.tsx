import { type PictogramName, pictogramGrid, pictogramStroke, pictograms } from '../../domain/data/pictograms.ts';

/** One of the family that screens and paper share, in the colour of the text around it. Beside a text it stays silent. */
export function Pictogram({ name, className }: { name: PictogramName; className?: string | undefined }) {
  const { paths, strokes } = pictograms[name];
  return (
    <svg className={className} viewBox={`0 0 ${pictogramGrid} ${pictogramGrid}`} aria-hidden="true" focusable="false">
      {paths.map((d) => (
        <path key={d} d={d} fill="currentColor" fillRule="evenodd" />
      ))}
      {strokes.map((d) => (
        <path
          key={d}
          d={d}
          fill="none"
          stroke="currentColor"
          strokeWidth={pictogramStroke}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}
