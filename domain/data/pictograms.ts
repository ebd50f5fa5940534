/**
 * One family of pictograms for screens and paper: a 48 × 48 grid, everything between 3 and 45.
 * `paths` are filled (rule: even-odd, so a shape inside a shape is a hole), `strokes` are drawn `pictogramStroke` wide
 * with round caps and joins. One colour; they must stay clear as 1-bit dots 10 mm high.
 */
export interface Pictogram {
  readonly paths: readonly string[];
  readonly strokes: readonly string[];
}

export const pictogramGrid = 48;
export const pictogramStroke = 4;

export const pictogramNames = [
  'result',
  'civil-status',
  'certification',
  'land',
  'social',
  'business',
  'other',
  'elderly',
  'disabled',
  'pregnant-or-small-child',
  'merit',
  'goes-first',
  'help',
  'speaker',
  'printer',
  'clock',
  'arrow',
  'tick',
  'warning',
  'look-up',
  'needs',
  'timetable',
  'low-reach',
  'scan',
  'undo',
  'closed',
  'more',
  'very-satisfied',
  'satisfied',
  'dissatisfied',
  'erase',
] as const;
export type PictogramName = (typeof pictogramNames)[number];

/** An open hand with its cuff: what it offers lies above it. */
const hand = {
  paths: ['M4 30h4a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H4a1 1 0 0 1-1-1V31a1 1 0 0 1 1-1z'],
  strokes: ['M14 34.5c4-2 7-1.5 10 .5h5.5a2 2 0 0 1 0 4.5H23', 'M14 42.5h12.5c6 0 10-3.5 16-9'],
};

export const pictograms: Readonly<Record<PictogramName, Pictogram>> = {
  result: {
    paths: [
      ...hand.paths,
      'M16 3h13l7 7v16a2.5 2.5 0 0 1-2.5 2.5H16a2.5 2.5 0 0 1-2.5-2.5V5.5A2.5 2.5 0 0 1 16 3zM18 16.2l5 5.3 8.6-9.1-2.3-2.3-6.3 6.7-2.7-2.9z',
    ],
    strokes: hand.strokes,
  },
  'civil-status': {
    paths: [
      'M13 4.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
      'M35 4.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
      'M24 20.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z',
      'M13 18c3.4 0 5.6 1.4 7 3.6a8 8 0 0 0-1.3 9.2c-2.7 2.2-3.7 5-3.7 8.7v3.5H6.5A2.5 2.5 0 0 1 4 40.5V27c0-5.4 3.6-9 9-9z',
      'M35 18c5.4 0 9 3.6 9 9v13.5a2.5 2.5 0 0 1-2.5 2.5H33v-3.5c0-3.7-1-6.5-3.7-8.7A8 8 0 0 0 28 21.6c1.4-2.2 3.6-3.6 7-3.6z',
      'M24 32.5c3.7 0 6 2.5 6 6.5v4a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 18 43v-4c0-4 2.3-6.5 6-6.5z',
    ],
    strokes: [],
  },
  certification: {
    paths: [
      'M24 3a8 8 0 0 1 8 8c0 3-1.5 4.8-2.7 6.6-.9 1.4-1.3 2.7-1.3 4.4h7a4 4 0 0 1 4 4v8a2 2 0 0 1-2 2H11a2 2 0 0 1-2-2v-8a4 4 0 0 1 4-4h7c0-1.7-.4-3-1.3-4.4C17.5 15.8 16 14 16 11a8 8 0 0 1 8-8z',
    ],
    strokes: ['M8 43h32'],
  },
  land: {
    paths: [
      'M22.7 3.6a2 2 0 0 1 2.6 0l12 10.2a1.5 1.5 0 0 1-1 2.7H34V24a1.5 1.5 0 0 1-1.5 1.5h-17A1.5 1.5 0 0 1 14 24v-7.5h-2.3a1.5 1.5 0 0 1-1-2.7zM21 16.5v9h6v-9z',
      'M11.5 29h4.3L11 45H4.5A1.5 1.5 0 0 1 3.1 43L8 31.5A3.8 3.8 0 0 1 11.5 29z',
      'M18.9 29h3.6v16h-8.3z',
      'M25.5 29h3.6l4.7 16h-8.3z',
      'M32.2 29h4.3a3.8 3.8 0 0 1 3.5 2.5L44.9 43a1.5 1.5 0 0 1-1.4 2H37z',
    ],
    strokes: [],
  },
  social: {
    paths: [
      ...hand.paths,
      'M26 28.5C18.5 23.5 13 18.7 13 11.9 13 7.3 16.3 4 20.2 4c2.4 0 4.5 1.2 5.8 3.2C27.3 5.2 29.4 4 31.8 4 35.7 4 39 7.3 39 11.9c0 6.8-5.5 11.6-13 16.6z',
    ],
    strokes: hand.strokes,
  },
  business: {
    paths: [
      'M9.5 4h29a2 2 0 0 1 1.9 1.3L44.5 16v3.5a5 5 0 0 1-8.2 3.6 6.2 6.2 0 0 1-8.2 0 6.2 6.2 0 0 1-8.2 0 6.2 6.2 0 0 1-8.2 0 5 5 0 0 1-8.2-3.6V16L7.6 5.3A2 2 0 0 1 9.5 4zM8.5 13.5h31l-1.8-4.5H10.3z',
      'M7 27.5a8 8 0 0 0 4.7-1.2 9 9 0 0 0 8.2 0 9 9 0 0 0 8.2 0 9 9 0 0 0 8.2 0A8 8 0 0 0 41 27.5v15a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2zM12 31v8.5h12V31zM28.5 31v13.5h7.5V31z',
    ],
    strokes: [],
  },
  other: {
    paths: [
      'M10 5h28a6 6 0 0 1 6 6v18a6 6 0 0 1-6 6H25l-9.3 8.6a1.6 1.6 0 0 1-2.7-1.2V35h-3a6 6 0 0 1-6-6V11a6 6 0 0 1 6-6zM14.5 16.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7zM24 16.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7zM33.5 16.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z',
    ],
    strokes: [],
  },
  elderly: {
    paths: [
      'M28.5 3a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
      'M21.8 14.2a4 4 0 0 1 5.2 2.3l2.6 6.7 6.6 1.3a2.2 2.2 0 0 1-.8 4.3l-7.8-1.5a2.2 2.2 0 0 1-1.6-1.4l-1.2-3.1-2.8 7.2 4 5.3c.5.7.8 1.5.7 2.3l-.5 5.7a2.2 2.2 0 0 1-4.4-.4l.5-5-5.6-5.3-2.2 5.4c-.2.4-.4.7-.7 1l-4.7 4.6a2.2 2.2 0 0 1-3.1-3.1l4.3-4.3 2.5-7.5c0-6.4 1.3-10.7 4.3-12.9 1.2-.8 2.8-1.4 4.7-1.6z',
    ],
    strokes: ['M37 27v16'],
  },
  disabled: {
    paths: ['M19 3.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z'],
    strokes: ['M19 16.5v13.5h13l5.5 10.5 4-1.5', 'M19 22h10', 'M13.5 24.5a10.5 10.5 0 1 0 16.5 12'],
  },
  'pregnant-or-small-child': {
    paths: [
      'M18 3a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
      'M32.5 9.5a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6z',
      'M18 16c3.8 0 6.4 1.7 7.4 4.7l.9 2.6c.2.6.7 1 1.3 1.1l9.2 1.3a2.6 2.6 0 0 1 2.2 2.7c-.3 4.9-3.9 8.1-9.3 8.1h-.9l1.7 6a2 2 0 0 1-1.9 2.5H8.4a2 2 0 0 1-1.9-2.5L11 25.5V23c0-4.5 2.5-7 7-7zM20.3 21.8c-1.5.7-2.3 2-1.9 3.7.7 3.3 3.9 5.3 8.1 5.3h6.7v-2.4l-7.4-1c-1.2-.2-2.1-.9-2.5-2.1z',
    ],
    strokes: [],
  },
  merit: {
    paths: [
      'M11 3h9l5 10-6.5 4.5L10 5z',
      'M37 3h-9l-2.7 5.4 4.5 9L38 5z',
      'M24 19a13 13 0 1 1 0 26a13 13 0 1 1 0-26zM24 23.5l2.6 5.6 6.2.7-4.6 4.2 1.3 6.1L24 37l-5.5 3.1 1.3-6.1-4.6-4.2 6.2-.7z',
    ],
    strokes: [],
  },
  'goes-first': {
    paths: ['M24 3a21 21 0 1 1 0 42a21 21 0 1 1 0-42zM22.5 11l-8.5 6.5v6l7-4V37h6.5V11z'],
    strokes: [],
  },
  help: {
    paths: [
      'M17 11.5a7 7 0 1 1 0 14a7 7 0 1 1 0-14z',
      'M17 28.5c8 0 13.5 5 13.5 12V43a2 2 0 0 1-2 2h-23a2 2 0 0 1-2-2v-2.5c0-7 5.5-12 13.5-12z',
      'M36.5 23a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 1 1 0-5.2z',
    ],
    strokes: ['M30 10a6.5 6.5 0 1 1 9.5 5.8c-2 1.1-3 2-3 4'],
  },
  speaker: {
    paths: [
      'M6 16.5h7.5L24 7.3A1.8 1.8 0 0 1 27 8.7v30.6a1.8 1.8 0 0 1-3 1.4L13.5 31.5H6a3 3 0 0 1-3-3v-9a3 3 0 0 1 3-3z',
    ],
    strokes: ['M33 17.5a9 9 0 0 1 0 13', 'M38 11a18 18 0 0 1 0 26'],
  },
  printer: {
    paths: [
      'M14 3h20a2 2 0 0 1 2 2v8H12V5a2 2 0 0 1 2-2z',
      'M9 16h30a6 6 0 0 1 6 6v11a3 3 0 0 1-3 3h-3v-5.5a3 3 0 0 0-3-3H12a3 3 0 0 0-3 3V36H6a3 3 0 0 1-3-3V22a6 6 0 0 1 6-6zM37.5 19.5a2.3 2.3 0 1 0 0 4.6a2.3 2.3 0 1 0 0-4.6z',
      'M12.5 30.5h23v12a2.5 2.5 0 0 1-2.5 2.5H15a2.5 2.5 0 0 1-2.5-2.5zM17 34v2.7h14V34zM17 39.3V42h9v-2.7z',
    ],
    strokes: [],
  },
  clock: { paths: [], strokes: ['M24 5a19 19 0 1 1 0 38a19 19 0 1 1 0-38z', 'M24 13v11.5l7.5 5'] },
  arrow: { paths: [], strokes: ['M6 24h35', 'M27 10l14 14-14 14'] },
  tick: { paths: [], strokes: ['M7 25.5l11.5 11.5L41 12'] },
  warning: {
    paths: [
      'M21 5.8a3.5 3.5 0 0 1 6 0l17 31.5a3.5 3.5 0 0 1-3 5.2H7a3.5 3.5 0 0 1-3-5.2zM21.5 16.5l1 13h3l1-13zM24 32.5a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2z',
    ],
    strokes: [],
  },
  'look-up': {
    paths: [
      'M8 3h22a3 3 0 0 1 3 3v9.2a14 14 0 0 0-13.6 23.3L15 43H8a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3zM11 10v3.5h16V10zM11 17.5V21h8v-3.5z',
    ],
    strokes: ['M30.5 19.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19z', 'M37.5 36l6 6.5'],
  },
  needs: {
    paths: [
      'M17 3h14a2 2 0 0 1 2 2v2h5a3 3 0 0 1 3 3v32a3 3 0 0 1-3 3H10a3 3 0 0 1-3-3V10a3 3 0 0 1 3-3h5V5a2 2 0 0 1 2-2zM13.6 20.4l4.2 4.2 6.6-7-2.2-2.2-4.4 4.7-2-2zM26.5 19v3.4H36V19zM13.6 33.4l4.2 4.2 6.6-7-2.2-2.2-4.4 4.7-2-2zM26.5 32v3.4H36V32z',
    ],
    strokes: [],
  },
  timetable: {
    paths: [
      'M13 3a2.5 2.5 0 0 1 2.5 2.5V8h17V5.5a2.5 2.5 0 0 1 5 0V8H40a4 4 0 0 1 4 4v28a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4V12a4 4 0 0 1 4-4h2.5V5.5A2.5 2.5 0 0 1 13 3zM9 18v21h30V18zM13 22h6v6h-6zM21.5 22h6v6h-6zM30 22h6v6h-6zM13 31h6v6h-6zM21.5 31h6v6h-6z',
    ],
    strokes: [],
  },
  'low-reach': {
    paths: ['M7 38h34a2.5 2.5 0 0 1 0 6H7a2.5 2.5 0 0 1 0-6z'],
    strokes: ['M24 5v25', 'M12.5 19.5L24 31l11.5-11.5'],
  },
  scan: {
    paths: ['M14 14h8v8h-8zM26 14h8v8h-8zM14 26h8v8h-8zM26 26h4v4h-4zM30 30h4v4h-4z'],
    strokes: ['M5 14V5h9', 'M34 5h9v9', 'M43 34v9h-9', 'M14 43H5v-9'],
  },
  undo: { paths: [], strokes: ['M15 6L5.5 15.5 15 25', 'M7 15.5h22a13 13 0 0 1 0 26H15'] },
  closed: {
    paths: [
      'M22 3h4v9h-4z',
      'M6 19h36a3 3 0 0 1 3 3v17a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V22a3 3 0 0 1 3-3zM11 28v5h26v-5z',
    ],
    strokes: ['M8 21L24 8l16 13'],
  },
  more: {
    paths: ['M5 5h16v16H5zM27 5h16v16H27zM5 27h16v16H5z', 'M35 27a8 8 0 1 1 0 16a8 8 0 1 1 0-16z'],
    strokes: [],
  },
  'very-satisfied': {
    paths: [
      'M17 16.5a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6z',
      'M31 16.5a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6z',
      'M12.5 26h23a11.5 11.5 0 0 1-23 0z',
    ],
    strokes: ['M24 4a20 20 0 1 1 0 40a20 20 0 1 1 0-40z'],
  },
  satisfied: {
    paths: ['M17 16.5a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6z', 'M31 16.5a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6z'],
    strokes: ['M24 4a20 20 0 1 1 0 40a20 20 0 1 1 0-40z', 'M15 29c4.5 6.5 13.5 6.5 18 0'],
  },
  dissatisfied: {
    paths: ['M17 16.5a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6z', 'M31 16.5a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6z'],
    strokes: ['M24 4a20 20 0 1 1 0 40a20 20 0 1 1 0-40z', 'M15.5 34c4-5.5 13-5.5 17 0'],
  },
  erase: { paths: [], strokes: ['M16 8h26v32H16L4.5 24z', 'M23 18l12 12', 'M35 18L23 30'] },
};
